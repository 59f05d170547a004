using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.Queues;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Best-first search that evaluates states when they are taken from the open lists, which hold their successors under the
/// value of the parent: greedily, or by cost so far plus weighted estimate.</summary>
/// <remarks>As in LAMA (Richter and Westphal, JAIR 2010): successors by preferred actions are in a second list besides, lists take
/// turns, and progress gives the lists of preferred actions a thousand turns. Every successor is in some list, so that the search is
/// complete.</remarks>
internal sealed class LazyBestFirstSearch
{
    private const int BoostTurns = 1000;

    private readonly CompiledTask task;
    private readonly IHeuristic heuristic;
    private readonly LandmarkCountHeuristic? landmarks;
    private readonly int[] guideCost;
    private readonly int weight;
    private readonly SearchSpace space;
    private readonly ChunkedArray<int> guideCosts = new();
    private readonly BucketQueue[] open;
    private readonly long[] turns;
    private readonly int[] applicable;
    private readonly ulong[] state;
    private int current;
    private bool isGoalOffered;
    private long leastEstimate = long.MaxValue;
    private int fewestLandmarks = int.MaxValue;

    /// <param name="task">The task.</param>
    /// <param name="heuristic">Estimates, in the units of <paramref name="guideCost"/>.</param>
    /// <param name="guideCost">[action]: what it counts in the sum of cost and estimate.</param>
    /// <param name="weight">How much the estimate weighs against the cost so far; 0 to go by the estimate alone.</param>
    /// <param name="landmarks">A second estimate, with lists of its own; null for none.</param>
    /// <param name="orbits">The task's exchangeable objects; null to keep all states apart.</param>
    public LazyBestFirstSearch(
        CompiledTask task,
        IHeuristic heuristic,
        int[] guideCost,
        int weight,
        LandmarkCountHeuristic? landmarks = null,
        StateOrbits? orbits = null)
    {
        this.task = task;
        this.heuristic = heuristic;
        this.guideCost = guideCost;
        this.weight = weight;
        this.landmarks = landmarks;
        space = new SearchSpace(task, orbits);
        open = new BucketQueue[landmarks is null ? 2 : 4];
        for (int i = 0; i < open.Length; i++)
        {
            open[i] = new BucketQueue(isFirstInFirstOut: true);
        }

        turns = new long[open.Length];
        applicable = new int[task.ActionCount];
        state = new ulong[task.Layout.WordCount];
        guideCosts.Reserve(1);
    }

    /// <summary>Whether the search has shown that there is no plan that costs less than the best. Greedy search does not reopen states
    /// that it reaches at less cost, so it only shows that there is no plan at all, and only where it left no state out.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Searches for a plan, or for a better one where it found the last.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="best">Only plans that cost less are looked for.</param>
    /// <returns>Whether one was found.</returns>
    public bool Run(SearchBudget budget, Incumbent best)
    {
        while (current >= 0)
        {
            ReadOnlySpan<ulong> packed = space.States[current];
            if (!isGoalOffered && task.IsGoal(packed))
            {
                isGoalOffered = true;
                if (best.Offer(space.PlanTo(current)))
                {
                    return true;
                }
            }

            if (!budget.MayExpand(Bytes))
            {
                return false;
            }

            long estimate = heuristic.Evaluate(packed);
            if (estimate != IHeuristic.DeadEnd)
            {
                Expand(packed, estimate, best.Bound);
            }

            current = Next(best.Bound);
            isGoalOffered = false;
        }

        IsExhausted = weight > 0 || (best.Actions is null && best.Bound == long.MaxValue);
        return false;
    }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes
    {
        get
        {
            long bytes = space.Bytes + guideCosts.Bytes + (landmarks?.Bytes ?? 0);
            foreach (BucketQueue queue in open)
            {
                bytes += queue.Bytes;
            }

            return bytes;
        }
    }

    private void Expand(ReadOnlySpan<ulong> packed, long estimate, long bound)
    {
        int left = landmarks?.Evaluate(current, space.Parent(current), packed) ?? int.MaxValue;
        if (estimate < leastEstimate || left < fewestLandmarks)
        {
            leastEstimate = Math.Min(leastEstimate, estimate);
            fewestLandmarks = Math.Min(fewestLandmarks, left);
            for (int list = 1; list < open.Length; list += 2)
            {
                turns[list] -= BoostTurns;
            }
        }

        long cost = space.Cost(current);
        int count = task.Applicable(packed, applicable);
        for (int list = 0; list < open.Length; list += 2)
        {
            long guess = list == 0 ? estimate : left;
            long key = weight == 0 ? guess : guideCosts[current] + (weight * guess);
            foreach (int action in applicable.AsSpan(0, count))
            {
                if (cost + task.Cost[action] < bound)
                {
                    open[list].Push(key, current, action);
                    if (heuristic.IsPreferred(action))
                    {
                        open[list + 1].Push(key, current, action);
                    }
                }
            }
        }
    }

    /// <summary>The next state to look at: new, or reached at less cost than before; -1 when there is none.</summary>
    private int Next(long bound)
    {
        while (true)
        {
            int list = -1;
            for (int i = open.Length - 1; i >= 0; i--)
            {
                list = open[i].Count > 0 && (list < 0 || turns[i] < turns[list]) ? i : list;
            }

            if (list < 0)
            {
                return -1;
            }

            turns[list]++;
            (int parent, int action) = open[list].Pop(out _);
            long cost = space.Cost(parent) + task.Cost[action];
            if (cost >= bound)
            {
                continue;
            }

            space.Apply(action, parent, state);
            int child = space.FindOrAdd(state, parent, action, cost, out bool isNew);
            if (isNew)
            {
                guideCosts.Reserve(child + 1);
            }
            else if (weight == 0 || cost >= space.Cost(child))
            {
                continue;
            }
            else
            {
                space.SetParent(child, parent, action, cost);
            }

            guideCosts[child] = guideCosts[parent] + guideCost[action];
            return child;
        }
    }
}
