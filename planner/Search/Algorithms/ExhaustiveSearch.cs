using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.Queues;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Looks at every state that may lead to a better plan, and at every way to it that no other way is as good as: the proof for
/// metrics that are no sum of what actions cost, and for cheapest plans of a limited number of steps.</summary>
/// <remarks>Label-correcting search (Bertsekas, Network Optimization, 1998): of two ways to a state the one counts that adds less to the
/// metric, and where steps are limited the shorter one too. What actions add may be negative; where a way leads round to a state and gets
/// better each time, there is no end of better ways, which is told and not followed.</remarks>
internal sealed class ExhaustiveSearch
{
    private const string TooFine = "The metric depends on numbers too large or too fine for search to prove a plan best.";
    private const int Dropped = -1;
    private const int NotEstimated = -1;
    private const int DeadEnd = int.MaxValue;

    private readonly CompiledTask task;
    private readonly StateMetric? metric;
    private readonly LandmarkCutHeuristic? leastSteps;
    private readonly int horizon;
    private readonly StateRegistry states;
    private readonly ChunkedArray<Label> labels = new();
    private readonly ChunkedArray<int> newest = new();
    private readonly ChunkedArray<int> estimates = new();
    private readonly BucketQueue open = new(isFirstInFirstOut: true);
    private readonly int[] applicable;
    private readonly ulong[] next;
    private int labelCount;
    private long bestTotal = long.MaxValue;

    /// <param name="task">A task compiled with the numbers that its metric depends on.</param>
    /// <param name="leastSteps">Lower bounds on the steps to the goal; null to do without.</param>
    /// <param name="horizon">The most steps.</param>
    public ExhaustiveSearch(CompiledTask task, LandmarkCutHeuristic? leastSteps, int horizon)
    {
        this.task = task;
        this.leastSteps = leastSteps;
        this.horizon = horizon;
        states = new StateRegistry(task.Layout.WordCount);
        applicable = new int[task.ActionCount];
        next = [.. task.Init];
        try
        {
            metric = new StateMetric(task);
            Add(parent: -1, action: -1, value: 0, steps: 0);
        }
        catch (OverflowException)
        {
            Obstacle = TooFine;
        }
    }

    /// <summary>Whether every state was looked at: the best plan is proved best, or there is none.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Why nothing is proved, in a sentence; null where something may be.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => states.Bytes + labels.Bytes + newest.Bytes + estimates.Bytes + open.Bytes;

    private bool IsLimited => horizon < int.MaxValue;

    /// <summary>Goes on searching until it is finished or the budget ends.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="best">The best plan known; its cost bounds the search where costs are what is minimized.</param>
    public void Run(SearchBudget budget, Incumbent best)
    {
        try
        {
            if (open.Count == 1 && labelCount == 1 && task.IsGoal(task.Init))
            {
                best.Offer([]);
            }

            while (open.Count > 0 && Obstacle != TooFine)
            {
                if (!budget.MayExpand(Bytes))
                {
                    if (budget.Ended is PlanStatus.MemoryLimit)
                    {
                        Obstacle = $"To prove a plan best for this metric every state has to be looked at, and there are more than {states.Count:N0}.";
                    }

                    return;
                }

                (int label, _) = open.Pop(out _);
                if (labels[label].Steps != Dropped && MayLead(label, best))
                {
                    Expand(label, best);
                }
            }

            Obstacle ??= task.Numbers.IsExact ? null : TooFine;
            IsFinished = Obstacle is null;
        }
        catch (OverflowException)
        {
            Obstacle = TooFine;
        }
    }

    private bool MayLead(int label, Incumbent best)
    {
        int estimate = IsLimited && leastSteps is not null ? Estimate(labels[label].State) : 0;
        return estimate != DeadEnd && labels[label].Steps + estimate <= horizon && labels[label].Value < best.Bound;
    }

    private int Estimate(int state)
    {
        if (estimates[state] == NotEstimated)
        {
            long bound = leastSteps!.Evaluate(states[state]);
            estimates[state] = bound == IHeuristic.DeadEnd ? DeadEnd : (int)bound;
        }

        return estimates[state];
    }

    private void Expand(int label, Incumbent best)
    {
        ReadOnlySpan<ulong> state = states[labels[label].State];
        int count = task.Applicable(state, applicable);
        foreach (int action in applicable.AsSpan(0, count))
        {
            long value = checked(labels[label].Value + metric!.Added(action, state));
            int steps = labels[label].Steps + (task.Source.Actions[action].IsGoalCheck ? 0 : 1);
            if (steps > horizon || value >= best.Bound)
            {
                continue;
            }

            task.Apply(action, state, next);
            int child = Add(label, action, value, steps);
            if (child >= 0 && task.IsGoal(next) && IsBest(value))
            {
                best.Offer(PlanTo(child));
            }
        }
    }

    private bool IsBest(long value)
    {
        long total = checked(value + metric!.AtEnd(next));
        bool isBest = total < bestTotal;
        bestTotal = Math.Min(total, bestTotal);
        return isBest;
    }

    /// <summary>Adds a way to the state in the buffer and returns its label; -1 where another way is as good.</summary>
    private int Add(int parent, int action, long value, int steps)
    {
        int state = states.FindOrAdd(next, out bool isNew);
        if (isNew)
        {
            newest.Reserve(state + 1);
            newest[state] = -1;
            estimates.Reserve(state + 1);
            estimates[state] = NotEstimated;
        }
        else if (!TakesOver(state, parent, action, value, steps))
        {
            return -1;
        }

        int label = labelCount++;
        labels.Reserve(labelCount);
        labels[label] = new Label(state, parent, action, newest[state], steps, value);
        newest[state] = label;
        open.Push(value, label, 0);
        return label;
    }

    /// <summary>Whether no way to a state is as good as this one; drops those that are worse then.</summary>
    private bool TakesOver(int state, int parent, int action, long value, int steps)
    {
        bool isBetter = false;
        for (int other = newest[state]; other >= 0; other = labels[other].Older)
        {
            if (labels[other].Value <= value && (!IsLimited || labels[other].Steps <= steps))
            {
                return false;
            }

            isBetter |= labels[other].Value > value;
        }

        if (isBetter && !IsLimited && LeadsRound(state, parent, action))
        {
            return false;
        }

        int kept = -1;
        for (int other = newest[state]; other >= 0; other = labels[other].Older)
        {
            if (value > labels[other].Value || (IsLimited && steps > labels[other].Steps))
            {
                kept = other;
                continue;
            }

            labels[other].Steps = Dropped;
            if (kept < 0)
            {
                newest[state] = labels[other].Older;
            }
            else
            {
                labels[kept].Older = labels[other].Older;
            }
        }

        return true;
    }

    /// <summary>Whether the way to a state has been in it before.</summary>
    private bool LeadsRound(int state, int parent, int action)
    {
        const int mostNamed = 3;
        List<int> round = [action];
        for (int label = parent; label >= 0; label = labels[label].Parent)
        {
            if (labels[label].State == state)
            {
                round.Reverse();
                string steps = string.Join(' ', round.Take(mostNamed).Select(some => task.Source.Actions[some].Step));
                Obstacle ??= $"The metric gets better each time that {steps}{(round.Count > mostNamed ? " ..." : "")} is repeated, "
                    + "so that no plan can be proved best.";
                return true;
            }

            round.Add(labels[label].Action);
        }

        return false;
    }

    private ImmutableArray<int> PlanTo(int label)
    {
        var plan = ImmutableArray.CreateBuilder<int>();
        for (; labels[label].Parent >= 0; label = labels[label].Parent)
        {
            plan.Add(labels[label].Action);
        }

        plan.Reverse();
        return plan.ToImmutable();
    }

    private record struct Label(int State, int Parent, int Action, int Older, int Steps, long Value);
}
