using System.Collections.Immutable;
using System.Diagnostics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Lets engines work on a ground task and puts together what they find: the cheapest plan of any, and the highest proved
/// bound of any.</summary>
internal sealed class EngineRun(GroundTask task, PlannerOptions options, ResourceWatch watch)
{
    private const string Search = "search";
    private const string Improvement = "improvement";

    // states for making the first plan cheaper when nobody waits for a proof
    private const long ImprovementStates = 2_000;

    // search's tables count for themselves; the rest of the process is the watch's business
    private const long DefaultMemoryBytes = 8L << 30;

    private readonly List<PlanningStage> stages = [];
    private ImmutableArray<int>? best;
    private long cost = long.MaxValue;
    private long lowerBound;
    private string engine = Search;
    private string? provedBy;
    private PlanStatus status = PlanStatus.BudgetExhausted;
    private long states;
    private long solverWork;

    /// <summary>Plans.</summary>
    /// <param name="begun">What is known of the run so far.</param>
    public PlanResult Run(PlanResult begun)
    {
        switch (options.Engine)
        {
            case PlanEngine.Search:
                RunSearch();
                break;
            default:
                throw new NotSupportedException();
        }

        return Result(begun);
    }

    private EngineLimits StateLimits => new(
        options.StateBudget, options.MemoryLimitBytes ?? DefaultMemoryBytes, options.MaxHorizon ?? int.MaxValue, watch.Token);

    private void RunSearch()
    {
        var search = new ForwardSearch(task);
        if (options.IsOptimal)
        {
            Take(Search, () => search.Optimal(StateLimits));
            return;
        }

        Take(Search, () => search.FirstPlan(StateLimits));
        if (best is { } actions)
        {
            Take(Improvement, () => search.Improve(StateLimits with { Work = ImprovementStates }, actions));
        }
    }

    private void Take(string name, Func<EngineOutcome> work)
    {
        var clock = Stopwatch.StartNew();
        EngineOutcome outcome = work();
        stages.Add(new PlanningStage(name, clock.Elapsed));
        (states, solverWork) = name == Search ? (states + outcome.Work, solverWork) : (states, solverWork + outcome.Work);
        lowerBound = Math.Max(lowerBound, outcome.LowerBound);
        status = outcome.Status;
        if (outcome.Actions is { } actions && Cost(actions) is var found && found < cost)
        {
            (best, cost, engine) = (actions, found, name);
        }

        if (status is PlanStatus.SolvedOptimally)
        {
            provedBy = name;
        }
    }

    private long Cost(ImmutableArray<int> actions) => actions.Sum(action => task.Actions[action].Cost);

    private PlanResult Result(PlanResult begun) => begun with
    {
        Status = status,
        Plan = best is { } actions ? new Plan([.. actions.Select(action => task.Actions[action].Step)], Price(actions)) : null,
        Engine = engine,
        ProvedBy = provedBy,
        LowerBound = (double)(lowerBound * task.CostUnit),
        Reason = Reasons.Of(status, options),
        FactCount = task.Facts.Length,
        VariableCount = task.Variables.Length,
        ActionCount = task.Actions.Length,
        SolverWork = solverWork,
        StateCount = states,
        Stages = [.. begun.Stages, .. stages],
    };

    private double Price(ImmutableArray<int> actions) => task.FinalMetric is null
        ? (double)(Cost(actions) * task.CostUnit)
        : (double)new PlanReplay(task).FinalMetric(actions.AsSpan());
}
