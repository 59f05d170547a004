using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Search from the start of a ground task forward.</summary>
internal sealed class ForwardSearch
{
    private readonly GroundTask source;
    private readonly CompiledTask task;
    private readonly RelaxedTask relaxed;
    private readonly PlanReplay replay;

    /// <param name="task">The task.</param>
    public ForwardSearch(GroundTask task)
    {
        source = task;
        this.task = new CompiledTask(task);
        relaxed = new RelaxedTask(this.task);
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
        int[] one = new int[task.ActionCount];
        Array.Fill(one, 1);
        var search = new LazySearch(task, replay, new RelaxedPlanHeuristic(task, relaxed, null), one, weight: 0);
        ImmutableArray<int>? plan = search.Run(budget, long.MaxValue);
        return new EngineOutcome
        {
            Status = plan is not null ? PlanStatus.Solved
                : search.IsExhausted ? PlanStatus.Unsolvable
                : budget.Ended ?? PlanStatus.BudgetExhausted,
            Actions = plan,
            Work = budget.Spent,
            EndedBy = plan is null ? budget.Ended : null,
        };
    }
}
