using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>The declaration of a function with numbers as values, such as <c>(fuel ?t - truck)</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Parameters">What it speaks of, in order.</param>
public sealed record FunctionSchema(string Name, ImmutableArray<TypedName> Parameters);
