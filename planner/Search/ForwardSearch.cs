using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Search from the start of a ground task forward.</summary>
internal sealed class ForwardSearch
{
    private readonly GroundTask source;
    private readonly CompiledTask task;
    private readonly DeleteRelaxation relaxed;
    private readonly PlanReplay replay;

    /// <param name="task">The task.</param>
    public ForwardSearch(GroundTask task)
    {
        source = task;
        this.task = new CompiledTask(task);
        relaxed = new DeleteRelaxation(this.task);
        replay = new PlanReplay(task);
    }

    /// <summary>Looks for any plan.</summary>
    public EngineOutcome FirstPlan(EngineLimits limits)
    {
        if (source.UnreachableGoal is not null)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        var budget = new SearchBudget(limits);
        var best = new BestPlan(replay, null);
        int[] one = new int[task.ActionCount];
        Array.Fill(one, 1);
        var search = new LazySearch(task, new RelaxedPlanHeuristic(task, relaxed, null), one, weight: 0);
        search.Run(budget, best);
        return Outcome(best, budget, search.IsExhausted, 0);
    }

    public EngineOutcome Optimal(EngineLimits limits, bool blind, Action<ImmutableArray<int>, long>? onBetter = null)
    {
        if (source.UnreachableGoal is not null)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        var budget = new SearchBudget(limits);
        var best = new BestPlan(replay, onBetter);
        var search = new OptimalSearch(task, blind ? null : new LandmarkCut(task, relaxed));
        search.Run(budget, best);
        return Outcome(best, budget, search.IsFinished, search.LowerBound);
    }

    private static EngineOutcome Outcome(BestPlan best, SearchBudget budget, bool isExhausted, long lowerBound)
    {
        isExhausted &= !best.IsDoubtful;
        return new EngineOutcome
        {
            Status = best.Actions is not null ? (isExhausted || best.Cost <= lowerBound ? PlanStatus.SolvedOptimally : PlanStatus.Solved)
                : isExhausted ? PlanStatus.Unsolvable
                : budget.Ended ?? PlanStatus.BudgetExhausted,
            Actions = best.Actions,
            LowerBound = lowerBound,
            Work = budget.Spent,
            EndedBy = budget.Ended,
        };
    }
}
