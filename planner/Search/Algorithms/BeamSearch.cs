using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Beam search: of the states after one more action only the most promising are kept, and looked at together.</summary>
/// <remarks>Unlike best-first search it gets to the end of long plans whatever its estimates are worth. Started again with wider beams, it
/// misses ever less (Zhang, Complete anytime beam search, AAAI 1998). Successors by preferred actions are estimated first, others only as
/// far as there are few.</remarks>
internal sealed class BeamSearch
{
    private const int EstimatedPerKept = 4;

    private readonly CompiledTask task;
    private readonly RelaxedPlanHeuristic heuristic;
    private readonly int[] guideCost;
    private readonly int width;
    private readonly bool areGoalsFirst;
    private readonly SearchSpace space;
    private readonly int[] applicable;
    private readonly ulong[] next;
    private List<Member> layer = [];
    private List<Member> successors = [];

    /// <param name="task">The task.</param>
    /// <param name="heuristic">Estimates, in the units of <paramref name="guideCost"/>.</param>
    /// <param name="guideCost">[action]: what it counts in the sum of cost and estimate.</param>
    /// <param name="width">How many states are kept.</param>
    /// <param name="areGoalsFirst">Whether the states with the fewest goals left are the most promising, and cost and estimate decide
    /// among equals; otherwise all three add up.</param>
    public BeamSearch(CompiledTask task, RelaxedPlanHeuristic heuristic, int[] guideCost, int width, bool areGoalsFirst)
    {
        this.task = task;
        this.heuristic = heuristic;
        this.guideCost = guideCost;
        this.width = width;
        this.areGoalsFirst = areGoalsFirst;
        space = new SearchSpace(task);
        applicable = new int[task.ActionCount];
        next = new ulong[task.Layout.WordCount];
    }

    /// <summary>Searches until the beam is empty or the budget ends.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="best">Only plans that cost less are looked for.</param>
    public void Run(SearchBudget budget, Incumbent best)
    {
        if (budget.MayExpand(space.Bytes) && heuristic.Evaluate(space.States[0]) is var estimate and not IHeuristic.DeadEnd)
        {
            layer.Add(new Member(0, 0, Rank(estimate, 0), heuristic.Preferred.ToArray()));
        }

        while (layer.Count > 0 && budget.Ended is null)
        {
            successors.Clear();
            foreach (Member member in layer)
            {
                Expand(member, isPreferred: true, budget, best);
            }

            foreach (Member member in layer)
            {
                if (successors.Count >= width * EstimatedPerKept)
                {
                    break;
                }

                Expand(member, isPreferred: false, budget, best);
            }

            successors.Sort((left, right) => left.Rank.CompareTo(right.Rank));
            successors.RemoveRange(Math.Min(width, successors.Count), Math.Max(0, successors.Count - width));
            (layer, successors) = (successors, layer);
        }
    }

    private void Expand(Member member, bool isPreferred, SearchBudget budget, Incumbent best)
    {
        long cost = space.Cost(member.State);
        int count = task.Applicable(space.States[member.State], applicable);
        foreach (int action in applicable.AsSpan(0, count))
        {
            long childCost = cost + task.Cost[action];
            if (childCost >= best.Bound || member.Preferred.Contains(action) != isPreferred)
            {
                continue;
            }

            space.Apply(action, member.State, next);
            int child = space.FindOrAdd(next, member.State, action, childCost, out bool isNew);
            if (!isNew)
            {
                if (childCost >= space.Cost(child))
                {
                    continue;
                }

                space.SetParent(child, member.State, action, childCost);
            }

            if (task.IsGoal(next))
            {
                best.Offer(space.PlanTo(child));
            }
            else if (!budget.MayExpand(space.Bytes))
            {
                return;
            }
            else if (heuristic.Evaluate(next) is var estimate and not IHeuristic.DeadEnd)
            {
                int guide = member.Guide + guideCost[action];
                successors.Add(new Member(child, guide, Rank(guide + estimate, task.GoalsLeft(next)), heuristic.Preferred.ToArray()));
            }
        }
    }

    private long Rank(long total, int goalsLeft) => areGoalsFirst ? ((long)goalsLeft << 32) + total : total + goalsLeft;

    private readonly record struct Member(int State, int Guide, long Rank, int[] Preferred);
}
