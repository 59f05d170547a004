using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Solves the short problems that a long one is split into; all of them are of one task.</summary>
internal interface ISubproblemSolver
{
    /// <summary>Looks for a plan from a state of the task to a goal.</summary>
    /// <param name="state">A fact of each variable; reachable in the task.</param>
    /// <param name="goal">What must hold at the end.</param>
    /// <param name="limits">What it may spend.</param>
    /// <returns><see cref="PlanStatus.SolvedOptimally"/> only for a plan of fewest steps.</returns>
    EngineOutcome Solve(ImmutableArray<int> state, GroundCondition goal, EngineLimits limits);

    /// <summary>Looks for a plan of the whole task, and goes on from where it paused the last time.</summary>
    /// <param name="share">Work after which it pauses again; it may take somewhat more.</param>
    /// <param name="limits">What it may spend.</param>
    EngineOutcome SolveWhole(long share, EngineLimits limits);
}
