using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Makes a plan cheaper a window at a time: from the state before some consecutive steps to what the rest of the plan needs, by
/// weighted A*.</summary>
/// <remarks>Windows as in Siddiqui and Haslum (Continuing plan quality optimisation, JAIR 2015). They overlap by half. When a pass over the
/// plan finds nothing, windows get longer and each may take more work. It goes on where it left off.</remarks>
internal sealed class WindowImprovement(CompiledTask task, RelaxedTask relaxed)
{
    private const int Weight = 1;

    private readonly PlanNeeds needs = new(task);
    private readonly int[] guideCost = AdjustedCosts.CostAndOne(task);
    private int length = 8;
    private long windowWork = 60;
    private int first;
    private bool hasImproved;
    private bool isCutShort;

    /// <summary>Runs until the budget ends, or the whole plan was one window and searched to the end.</summary>
    public void Run(Incumbent best, SearchBudget budget)
    {
        while (budget.Ended is null && best.Bound > 0 && best.Actions is { Length: > 1 } plan)
        {
            int end = Math.Min(first + length, plan.Length);
            if (end - first > 1 && Improve(best, plan, first, end, budget))
            {
                hasImproved = true;
            }
            else if (end < plan.Length)
            {
                first += Math.Max(1, length / 2);
            }
            else if (!hasImproved && !isCutShort && length >= plan.Length)
            {
                return;
            }
            else
            {
                length = hasImproved ? length : Math.Min(length + (length / 2), plan.Length);
                windowWork = hasImproved ? windowWork : windowWork * 2;
                (first, hasImproved, isCutShort) = (0, false, false);
            }
        }
    }

    private bool Improve(Incumbent best, ImmutableArray<int> plan, int start, int end, SearchBudget budget)
    {
        // following a plan costs about a fiftieth of an expansion a step
        if (!budget.Spend(1 + (plan.Length / 50)))
        {
            return false;
        }

        ulong[] state = [.. task.Init];
        ulong[] next = new ulong[state.Length];
        ulong[] init = state;
        for (int i = 0; i < end; i++)
        {
            init = i == start ? [.. state] : init;
            task.Apply(plan[i], state, next);
            (state, next) = (next, state);
        }

        if (needs.Of(plan, end, state) is not { } goal)
        {
            return false;
        }

        CompiledTask between = task.Between(init, goal);
        Incumbent window = best.Window(plan, start, end);
        long costBefore = window.Cost;
        var search = new LazyBestFirstSearch(between, new RelaxedPlanHeuristic(between, relaxed.Toward(goal), guideCost), guideCost, Weight);
        SearchBudget part = budget.Part(windowWork);
        while (search.Run(part, window))
        {
        }

        budget.Add(part);
        isCutShort |= !search.IsExhausted;
        return window.Cost < costBefore;
    }
}
