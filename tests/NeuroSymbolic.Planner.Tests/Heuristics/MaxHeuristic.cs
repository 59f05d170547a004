using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace CompareHeuristics;

/// <summary>The cost of the dearest fact of the goal when no fact is ever lost and an action costs as much as its dearest condition, plus
/// its own cost: h_max (Bonet and Geffner, Planning as heuristic search, AIJ 2001). It is admissible.</summary>
internal sealed class MaxHeuristic(CompiledTask task) : IHeuristic
{
    private readonly DeleteRelaxation relaxation = new(task.Source);

    // [fact]: what it costs to reach it from the state
    private readonly long[] reached = new long[task.Source.Facts.Length];

    /// <inheritdoc/>
    public long Evaluate(ReadOnlySpan<ulong> state)
    {
        Array.Fill(reached, IHeuristic.DeadEnd);
        for (int variable = 0; variable < task.Layout.VariableCount; variable++)
        {
            reached[task.Layout.Fact(state, variable)] = 0;
        }

        bool isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (RelaxedOperator action in relaxation.Operators)
            {
                long conditions = Dearest(action.Condition.Facts.AsSpan());
                foreach (int fact in action.Facts)
                {
                    if (conditions != IHeuristic.DeadEnd && conditions + task.Cost[action.Action] < reached[fact])
                    {
                        reached[fact] = conditions + task.Cost[action.Action];
                        isChanged = true;
                    }
                }
            }
        }

        return Dearest(task.Source.Goal.Facts.AsSpan());
    }

    private long Dearest(ReadOnlySpan<int> facts)
    {
        long dearest = 0;
        foreach (int fact in facts)
        {
            dearest = Math.Max(dearest, reached[fact]);
        }

        return dearest;
    }
}
