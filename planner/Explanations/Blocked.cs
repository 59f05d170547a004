using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>What the last action on the way to a goal lacks.</summary>
/// <param name="Cause">It in a clause.</param>
/// <param name="Sentences">The way to it.</param>
/// <param name="Lacking">The conditions that cannot be had then.</param>
internal sealed record Blocked(string Cause, ImmutableArray<string> Sentences, ImmutableArray<Formula> Lacking)
{
    public bool IsNumber => Lacking.Any(condition => condition is Formula.Comparison);
}
