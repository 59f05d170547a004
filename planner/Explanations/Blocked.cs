using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>What the last action on the way to a goal lacks.</summary>
/// <param name="Cause">It in a clause.</param>
/// <param name="Sentences">The way to it.</param>
/// <param name="Lacks">The actions and what each of them lacks, the nearest to the goal first.</param>
/// <param name="Losses">The actions that make the goal true and another goal false.</param>
internal sealed record Blocked(
    string Cause, ImmutableArray<string> Sentences, ImmutableArray<StepLack> Lacks, ImmutableArray<StepLoss> Losses)
{
    /// <summary>The conditions that cannot be had at the end of the way.</summary>
    public IEnumerable<Formula> Lacking =>
        Lacks.Where(lack => lack.Goal == Lacks[^1].Goal).SelectMany(lack => lack.Lack).DistinctBy(lack => lack.ToString());

    public bool IsNumber => Lacking.Any(condition => condition is Formula.Comparison);
}
