using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A predicate's declaration, such as <c>(on ?d - disk ?x - place)</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Parameters">What it speaks of, in order.</param>
public sealed record PredicateSchema(string Name, ImmutableArray<TypedName> Parameters);
