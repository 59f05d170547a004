using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Makes plans cheaper: superfluous actions go, and weighted A* with ever smaller weights looks for plans that cost less than
/// the best.</summary>
/// <remarks>The weights are those of LAMA (Richter and Westphal, JAIR 2010). Each gets a share of work and leaves off when it found
/// something; then all begin anew with four times the share, so that no weight that leads nowhere holds up the others.</remarks>
internal sealed class PlanImprovement(CompiledTask task, RelaxedTask relaxed)
{
    private const long FirstShare = 1000;

    private static readonly int[] Weights = [0, 5, 3, 2, 1];

    private ImmutableArray<int>? shortened;

    /// <summary>Runs until the budget ends or no plan is cheaper than the best.</summary>
    /// <returns>Whether it is sure that none is cheaper.</returns>
    public bool Run(Incumbent best, SearchBudget budget)
    {
        Shorten(best, budget);
        int[] cost = AdjustedCosts.CostAndOne(task);
        var heuristic = new RelaxedPlanHeuristic(task, relaxed, cost);
        int firstWeight = AdjustedCosts.IsUniform(task) ? 1 : 0;
        for (long share = FirstShare; budget.Ended is null; share *= 4)
        {
            for (int i = firstWeight; i < Weights.Length && budget.Ended is null; i++)
            {
                var search = new LazyBestFirstSearch(task, heuristic, cost, Weights[i]);
                SearchBudget part = budget.Part(share);
                bool isLast = i == Weights.Length - 1;
                bool isBetter;
                do
                {
                    isBetter = search.Run(part, best);
                    Shorten(best, part);
                }
                while (isLast && isBetter);
                budget.Add(part);
                if (search.IsExhausted)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Shorten(Incumbent best, SearchBudget budget)
    {
        if (best.Actions is { } plan && plan != shortened)
        {
            best.Offer(new ActionElimination(task).Reduce(plan, budget));
            shortened = best.Actions;
        }
    }
}
