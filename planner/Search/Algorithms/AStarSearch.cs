using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.Queues;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>A*: the first states are those of least cost so far plus lower bound on the cost to come; states reached at less cost are
/// looked at again.</summary>
/// <remarks>The bound of a state is computed only when the state is taken from the open list, where it lies under that of its
/// parent; most states of the last layer never are. A goal counts when it is generated, and what cannot be cheaper is cut off.
/// Without a heuristic (blind) the bound is the least cost of an action. Among equals the deepest come first, so that actions without
/// cost do not spread the search.</remarks>
internal sealed class AStarSearch
{
    private const int NotEvaluated = -1;
    private const int DeadEnd = -2;
    private const int TieBits = 20;
    private const long MostTie = (1 << TieBits) - 1;

    private readonly CompiledTask task;
    private readonly IHeuristic? heuristic;
    private readonly long leastCost;
    private readonly SearchSpace space;
    private readonly ChunkedArray<int> estimates = new();
    private readonly BucketQueue open = new(isFirstInFirstOut: false);
    private readonly List<(long Bound, int States)> growth = [];
    private readonly int[] applicable;
    private readonly ulong[] next;
    private long expansions;
    private long successors;

    /// <param name="task">The task.</param>
    /// <param name="heuristic">Lower bounds on the cost to come (admissible); null for blind search.</param>
    /// <param name="orbits">The task's exchangeable objects; null to keep all states apart.</param>
    public AStarSearch(CompiledTask task, IHeuristic? heuristic, StateOrbits? orbits)
    {
        this.task = task;
        this.heuristic = heuristic;
        leastCost = task.Cost.DefaultIfEmpty(0).Min();
        space = new SearchSpace(task, orbits);
        applicable = new int[task.ActionCount];
        next = new ulong[task.Layout.WordCount];
        estimates.Reserve(1);
        estimates[0] = NotEvaluated;
        (expansions, successors) = (1, task.Applicable(task.Init, applicable));
        Push(0, 0, 0, 0);
    }

    /// <summary>Proved: no plan costs less.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Whether there is nothing left to look at: the best plan is optimal, or there is none.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => space.Bytes + estimates.Bytes + open.Bytes;

    /// <summary>States found.</summary>
    public int StateCount => space.States.Count;

    /// <summary>Successors of a state on average, at least one.</summary>
    public double Branching => Math.Max(1, (double)successors / Math.Max(1, expansions));

    /// <summary>How many states there will be when the bound is as large as given, if they go on growing as they did while it doubled.</summary>
    public double StatesAt(long bound)
    {
        (long half, int states) = growth.FindLast(entry => entry.Bound <= LowerBound / 2);
        return bound <= LowerBound || states == 0 || LowerBound <= half ? StateCount
            : StateCount * Math.Pow((double)StateCount / states, (double)(bound - LowerBound) / (LowerBound - half));
    }

    /// <summary>Goes on searching until it is finished or the budget ends.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="best">The best plan known, and its cost.</param>
    public void Run(SearchBudget budget, Incumbent best)
    {
        if (best.Bound > 0 && task.IsGoal(task.Init))
        {
            best.Offer([]);
        }

        while (open.Count > 0)
        {
            long total = open.LeastKey >> TieBits;
            if (total > LowerBound)
            {
                LowerBound = Math.Min(total, best.Bound);
                growth.Add((LowerBound, StateCount));
            }

            if (total >= best.Bound)
            {
                break;
            }

            if (!budget.MayExpand(Bytes))
            {
                return;
            }

            (int current, int costMark) = open.Pop(out _);
            if (costMark == CostMark(space.Cost(current)))
            {
                Look(current, total, best);
            }
        }

        LowerBound = Math.Max(LowerBound, best.Bound);
        IsFinished = true;
    }

    // an entry is out of date when its state was reached at less cost since
    private static int CostMark(long cost) => (int)cost;

    private void Push(int state, long cost, long total, long estimate) =>
        open.Push((total << TieBits) | Math.Clamp(estimate, 0, MostTie), state, CostMark(cost));

    private void Look(int current, long total, Incumbent best)
    {
        ReadOnlySpan<ulong> state = space.States[current];
        long cost = space.Cost(current);
        long estimate = leastCost;
        if (heuristic is not null)
        {
            if (estimates[current] == NotEvaluated)
            {
                long bound = heuristic.Evaluate(state);
                estimates[current] = bound == IHeuristic.DeadEnd ? DeadEnd : (int)Math.Min(bound, int.MaxValue);
            }

            estimate = estimates[current];
            if (estimate == DeadEnd || cost + estimate >= best.Bound)
            {
                return;
            }

            if (cost + estimate > total)
            {
                Push(current, cost, cost + estimate, estimate);
                return;
            }
        }

        int count = task.Applicable(state, applicable);
        expansions++;
        successors += count;
        foreach (int action in applicable.AsSpan(0, count))
        {
            long childCost = cost + task.Cost[action];
            if (childCost < best.Bound)
            {
                task.Apply(action, state, next);
                Generate(current, action, childCost, total, estimate, best);
            }
        }
    }

    private void Generate(int parent, int action, long cost, long total, long parentEstimate, Incumbent best)
    {
        int child = space.FindOrAdd(next, parent, action, cost, out bool isNew);
        long estimate = NotEvaluated;
        if (isNew)
        {
            if (heuristic is not null)
            {
                estimates.Reserve(child + 1);
                estimates[child] = NotEvaluated;
            }
        }
        else
        {
            if (cost >= space.Cost(child))
            {
                return;
            }

            space.SetParent(child, parent, action, cost);
            estimate = heuristic is null ? NotEvaluated : estimates[child];
        }

        if (estimate == DeadEnd || (task.IsGoal(next) && best.Offer(space.PlanTo(child))))
        {
            return;
        }

        long childTotal = Math.Max(total, cost + Math.Max(leastCost, estimate));
        if (childTotal < best.Bound)
        {
            Push(child, cost, childTotal, estimate >= 0 ? estimate : parentEstimate - (cost - space.Cost(parent)));
        }
    }
}
