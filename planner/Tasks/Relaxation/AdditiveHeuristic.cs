using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>How many actions facts take from a state when nothing is lost and nothing is shared: the heuristic h_add of Bonet and Geffner
/// (Planning as heuristic search, AIJ 2001). It ranks choices and promises nothing.</summary>
internal sealed class AdditiveHeuristic
{
    /// <summary>The cost of what even the relaxation does not reach.</summary>
    public const int Never = 1_000_000_000;

    private readonly int[] costs;

    /// <summary>Computes them.</summary>
    /// <param name="relaxed">The task's relaxation.</param>
    /// <param name="state">A fact of each variable.</param>
    public AdditiveHeuristic(DeleteRelaxation relaxed, ReadOnlySpan<int> state)
    {
        costs = new int[relaxed.Task.Facts.Length];
        Array.Fill(costs, Never);
        var queue = new PriorityQueue<int, int>();
        foreach (int fact in state)
        {
            costs[fact] = 0;
            queue.Enqueue(fact, 0);
        }

        foreach (int free in relaxed.Free)
        {
            Add(relaxed.Operators[free], queue);
        }

        while (queue.TryDequeue(out int fact, out int cost))
        {
            if (cost == costs[fact])
            {
                foreach (int needer in relaxed.Needers[fact])
                {
                    Add(relaxed.Operators[needer], queue);
                }
            }
        }
    }

    /// <summary>The sum over all the facts; <see cref="Never"/> when one is not reached.</summary>
    public int Of(ReadOnlySpan<int> facts)
    {
        long sum = 0;
        foreach (int fact in facts)
        {
            sum += costs[fact];
        }

        return (int)Math.Min(sum, Never);
    }

    /// <summary>The sum over all parts of a condition.</summary>
    public int Of(GroundCondition condition)
    {
        long sum = Of(condition.Facts.AsSpan());
        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            int least = Never;
            foreach (int fact in clause)
            {
                least = Math.Min(least, costs[fact]);
            }

            sum += least;
        }

        return (int)Math.Min(sum, Never);
    }

    private void Add(RelaxedOperator action, PriorityQueue<int, int> queue)
    {
        int cost = Of(action.Condition);
        if (cost == Never)
        {
            return;
        }

        foreach (int fact in action.Facts)
        {
            if (cost + 1 < costs[fact])
            {
                costs[fact] = cost + 1;
                queue.Enqueue(fact, cost + 1);
            }
        }
    }
}
