using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>States one after another, and what was done between them.</summary>
/// <param name="Name">What errors call it, such as its file.</param>
/// <param name="Types">Declarations of types, as a domain's; types of objects that are not declared are direct kinds of the root.</param>
/// <param name="Objects">All things that facts and steps speak of.</param>
/// <param name="States">All that was true at each moment, at least two of them.</param>
/// <param name="Steps">The step from each state to the next, one fewer than states; null where it has no name.</param>
public sealed record Demonstration(
    string Name,
    ImmutableArray<TypedName> Types,
    ImmutableArray<TypedName> Objects,
    ImmutableArray<FactSet> States,
    ImmutableArray<PlanStep?> Steps)
{
    /// <summary>The domain that it says it is of; null where it says none.</summary>
    public string? DomainName { get; init; }
}
