using System.Numerics;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Landmarks;

/// <summary>Counts the landmarks that a path has not reached or must reach again.</summary>
/// <remarks>
/// The heuristic of LAMA (Richter and Westphal, JAIR 2010). What a path has reached is a row of bits of <see cref="Words"/> words that
/// its user keeps with each state: <see cref="Start"/> for the first state, <see cref="Advance"/> for each step. Where several
/// paths meet in a state, the intersection of their rows is sound. No call allocates.
/// </remarks>
internal sealed class LandmarkCounter
{
    private readonly Landmark[] landmarks;
    private readonly int[] variableOf;

    // [landmark]: those that must be reached before it, and those for which it must hold directly before
    private readonly int[][] before;
    private readonly int[][] neededFor;

    /// <summary>Prepares counting.</summary>
    public LandmarkCounter(LandmarkGraph graph)
    {
        landmarks = [.. graph.Nodes];
        variableOf = graph.VariableOf;
        before = Lists(graph.Orders.Where(order => order.Kind != LandmarkOrderKind.Reasonable)
            .Select(order => (order.After, order.Before)));
        neededFor = Lists(graph.Orders.Where(order => order.Kind >= LandmarkOrderKind.GreedyNecessary)
            .Select(order => (order.Before, order.After)));
    }

    /// <summary>How many landmarks there are.</summary>
    public int Count => landmarks.Length;

    /// <summary>The length of a row.</summary>
    public int Words => (landmarks.Length + 63) / 64;

    /// <summary>Writes what the first state has reached.</summary>
    /// <param name="state">A fact of each variable.</param>
    /// <param name="reached">The row that is written.</param>
    public void Start(ReadOnlySpan<int> state, Span<ulong> reached)
    {
        reached.Clear();
        for (int i = 0; i < landmarks.Length; i++)
        {
            if (landmarks[i].Holds(state, variableOf))
            {
                FactBits.Add(reached, i);
            }
        }
    }

    /// <summary>Writes what a path has reached after one more step.</summary>
    /// <param name="reachedBefore">Its row so far.</param>
    /// <param name="state">The state after the step.</param>
    /// <param name="reached">The row that is written; not the same memory.</param>
    public void Advance(ReadOnlySpan<ulong> reachedBefore, ReadOnlySpan<int> state, Span<ulong> reached)
    {
        reachedBefore.CopyTo(reached);
        for (int i = 0; i < landmarks.Length; i++)
        {
            if (!FactBits.Contains(reachedBefore, i) && landmarks[i].Holds(state, variableOf) && AllIn(before[i], reachedBefore))
            {
                FactBits.Add(reached, i);
            }
        }
    }

    /// <summary>How many landmarks are still to be reached, or again: goals that do not hold, and what an unreached landmark needs
    /// directly before it.</summary>
    public int Remaining(ReadOnlySpan<ulong> reached, ReadOnlySpan<int> state)
    {
        int done = 0;
        foreach (ulong word in reached)
        {
            done += BitOperations.PopCount(word);
        }

        int remaining = landmarks.Length - done;
        for (int i = 0; i < landmarks.Length; i++)
        {
            if (FactBits.Contains(reached, i) && (landmarks[i].IsGoal || !AllIn(neededFor[i], reached))
                && !landmarks[i].Holds(state, variableOf))
            {
                remaining++;
            }
        }

        return remaining;
    }

    private static bool AllIn(int[] some, ReadOnlySpan<ulong> reached)
    {
        foreach (int landmark in some)
        {
            if (!FactBits.Contains(reached, landmark))
            {
                return false;
            }
        }

        return true;
    }

    private int[][] Lists(IEnumerable<(int Of, int Member)> pairs)
    {
        ILookup<int, int> lookup = pairs.ToLookup(pair => pair.Of, pair => pair.Member);
        return [.. Enumerable.Range(0, landmarks.Length).Select(i => lookup[i].ToArray())];
    }
}
