using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Makes plans cheaper: superfluous actions go, weighted A* with ever smaller weights looks for plans that cost less than the
/// best, windows of the best plan are solved anew, and beam search looks for others. It goes on where it left off.</summary>
/// <remarks>The weights are those of LAMA (Richter and Westphal, JAIR 2010). Each way gets a share of work by turns and leaves off when it
/// found something; then all begin anew with larger shares, so that no way that leads nowhere holds up the others.</remarks>
internal sealed class PlanImprovement(CompiledTask task, RelaxedTask relaxed)
{
    private const int Growth = 3;
    private const int MostWidth = 1 << 20;

    private static readonly int[] Weights = [0, 5, 3, 2, 1];

    private readonly int[] cost = GuideCost.CostAndOne(task);
    private readonly int firstTurn = GuideCost.IsUniform(task) ? 1 : 0;
    private readonly WindowImprovement windows = new(task, relaxed);
    private RelaxedPlanHeuristic? heuristic;
    private ImmutableArray<int>? shortened;
    private int beamWidth = 4;
    private int turn = -1;
    private long share = 1000;

    /// <summary>Runs until the budget ends or no plan is cheaper than the best.</summary>
    /// <returns>Whether it is sure that none is cheaper.</returns>
    public bool Run(BestPlan best, SearchBudget budget)
    {
        heuristic ??= new RelaxedPlanHeuristic(task, relaxed, cost);
        while (budget.Ended is null)
        {
            Shorten(best, budget);
            turn++;
            if (turn == Weights.Length + 2)
            {
                turn = 0;
                share *= Growth;
            }

            turn = Math.Max(turn, firstTurn);
            if (turn < Weights.Length)
            {
                SearchBudget part = budget.Part(share);
                bool isFinished = Restart(best, part, turn);
                budget.Add(part);
                if (isFinished)
                {
                    return true;
                }
            }
            else
            {
                SearchBudget part = budget.Part(share * 2);
                if (turn == Weights.Length)
                {
                    windows.Run(best, part);
                }
                else
                {
                    WidenBeam(best, part);
                }
                budget.Add(part);
            }
        }

        return false;
    }

    private bool Restart(BestPlan best, SearchBudget part, int i)
    {
        var search = new LazySearch(task, heuristic!, cost, Weights[i]);
        bool isBetter;
        do
        {
            isBetter = search.Run(part, best);
            Shorten(best, part);
        }
        while (isBetter && i == Weights.Length - 1);
        return search.IsExhausted;
    }

    private void WidenBeam(BestPlan best, SearchBudget part)
    {
        while (part.Ended is null && best.Bound > 0 && beamWidth < MostWidth)
        {
            long c0 = best.Cost;
            new BeamSearch(task, heuristic!, cost, beamWidth).Run(part, best);
            if (Environment.GetEnvironmentVariable("BEAM") != null) Console.WriteLine($"   beam {beamWidth} {c0} -> {best.Cost} spent {part.Spent} {part.Ended}");
            if (part.Ended is null) beamWidth *= 2;
        }
    }

    private void Shorten(BestPlan best, SearchBudget budget)
    {
        if (best.Actions is { } plan && plan != shortened)
        {
            best.Offer(new ActionElimination(task).Reduce(plan, budget));
            shortened = best.Actions;
        }
    }
}
