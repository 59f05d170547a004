using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Makes plans cheaper: superfluous actions go, weighted A* with ever smaller weights looks for plans that cost less than the
/// best, windows of the best plan are solved anew, and beam search looks for others. It goes on where it left off.</summary>
/// <remarks>The weights are those of LAMA (Richter and Westphal, JAIR 2010). Each way gets a share of work by turns and leaves off when it
/// found something; then all begin anew with three times the share, so that no way that leads nowhere holds up the others.</remarks>
internal sealed class PlanImprovement(CompiledTask task, RelaxedTask relaxed)
{
    private const int Growth = 3;
    private const int LocalShare = 2;
    private const int MostWidth = 1 << 20;

    private static readonly int[] Weights = [0, 5, 3, 2, 1];

    private readonly int[] cost = AdjustedCosts.CostAndOne(task);
    private readonly WindowImprovement windows = new(task, relaxed);
    private readonly RelaxedPlanHeuristic heuristic = new(task, relaxed, AdjustedCosts.CostAndOne(task));
    private ImmutableArray<int>? shortened;
    private bool areGoalsFirst = true;
    private int beamWidth = 4;

    // the weights, then windows, then beams
    private int turn = AdjustedCosts.IsUniform(task) ? 1 : 0;
    private long share = 1000;

    /// <summary>Runs until the budget ends or no plan is cheaper than the best.</summary>
    /// <returns>Whether it is sure that none is cheaper.</returns>
    public bool Run(Incumbent best, SearchBudget budget)
    {
        bool isFinished = false;
        Shorten(best, budget);
        while (budget.Ended is null && !isFinished)
        {
            SearchBudget part = budget.Part(turn < Weights.Length ? share : share * LocalShare);
            if (turn < Weights.Length)
            {
                isFinished = Restart(best, part, Weights[turn]);
            }
            else if (turn == Weights.Length)
            {
                windows.Run(best, part);
            }
            else
            {
                WidenBeams(best, part);
            }

            budget.Add(part);
            Shorten(best, budget);
            NextTurn();
        }

        return isFinished;
    }

    private void NextTurn()
    {
        turn++;
        if (turn > Weights.Length + 1)
        {
            turn = AdjustedCosts.IsUniform(task) ? 1 : 0;
            share *= Growth;
        }
    }

    private bool Restart(Incumbent best, SearchBudget part, int weight)
    {
        var search = new LazyBestFirstSearch(task, heuristic, cost, weight);
        while (search.Run(part, best) && weight == Weights[^1])
        {
            Shorten(best, part);
        }

        return search.IsExhausted;
    }

    private void WidenBeams(Incumbent best, SearchBudget part)
    {
        while (part.Ended is null && best.Bound > 0 && beamWidth < MostWidth)
        {
            new BeamSearch(task, heuristic, cost, beamWidth, areGoalsFirst).Run(part, best);
            if (part.Ended is null)
            {
                beamWidth *= areGoalsFirst ? 1 : 2;
                areGoalsFirst = !areGoalsFirst;
            }
        }
    }

    private void Shorten(Incumbent best, SearchBudget budget)
    {
        if (best.Actions is { } plan && plan != shortened)
        {
            // one attempt to apply an action costs about a fiftieth of an expansion
            best.Offer(ActionElimination.Reduce(
                new PackedState(task), new PackedState(task), state => state.IsGoal, plan, actions => budget.Spend(1 + (actions / 50))));
            shortened = best.Actions;
        }
    }
}
