using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;

namespace CompareHeuristics;

/// <summary>How many facts of the goal do not hold yet.</summary>
internal sealed class GoalCountHeuristic(CompiledTask task) : IHeuristic
{
    /// <inheritdoc/>
    public long Evaluate(ReadOnlySpan<ulong> state)
    {
        int open = 0;
        foreach (int fact in task.Source.Goal.Facts)
        {
            open += task.Layout.Holds(state, fact) ? 0 : 1;
        }

        return open;
    }
}
