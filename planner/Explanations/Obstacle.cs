using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Something that can never hold, and why.</summary>
/// <param name="Condition">A literal or a comparison; free variables stand for anything.</param>
/// <param name="Kind">What kind of reason it is.</param>
/// <param name="Ways">The actions that could bring it about and what each of them lacks, the easiest to mend first; none for what nothing could.</param>
/// <param name="Circle">With <see cref="ObstacleKind.Circular"/>: the conditions that need each other.</param>
/// <param name="Mending">How much would have to be mended; less is nearer to what somebody forgot.</param>
internal sealed record Obstacle(
    Formula Condition, ObstacleKind Kind, ImmutableArray<BlockedWay> Ways, ImmutableArray<Formula> Circle, double Mending)
{
    /// <summary>The obstacles at the end of the easiest ways: what is to blame.</summary>
    public IEnumerable<Obstacle> Roots => Kind == ObstacleKind.Blocked ? Ways[0].Needs.SelectMany(need => need.Roots) : [this];
}
