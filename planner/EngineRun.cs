using System.Collections.Immutable;
using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Search;
using NeuroSymbolic.Planner.Smt;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner;

/// <summary>Lets engines work on a ground task and puts together what they find: the cheapest plan of any, and the highest proved
/// bound of any.</summary>
internal sealed class EngineRun(GroundTask task, PlannerOptions options, SplitMemory memory, ResourceWatch watch)
{
    private const long ImprovementShare = 4;
    private const string Search = "search";
    private const string Improvement = "improvement";
    private const string Smt = "smt";

    // search's tables count for themselves; the rest of the process is the watch's business
    private const long DefaultMemoryBytes = 8L << 30;

    private readonly Lock gate = new();
    private readonly List<PlanningStage> stages = [];
    private ImmutableArray<int>? best;
    private long cost = long.MaxValue;
    private long lowerBound;
    private string engine = options.Engine == PlanEngine.Smt ? Smt : Search;
    private string? provedBy;
    private PlanStatus status = PlanStatus.BudgetExhausted;
    private GoalTree? tree;
    private string? failure;
    private long states;
    private long solverWork;

    private bool IsDecided => status is PlanStatus.SolvedOptimally or PlanStatus.Unsolvable or PlanStatus.HorizonExhausted;

    /// <summary>Plans.</summary>
    /// <param name="begun">What is known of the run so far.</param>
    public PlanResult Run(PlanResult begun)
    {
        switch (options.Engine)
        {
            case PlanEngine.Search:
                RunSearch(new SearchEngine(task));
                break;
            case PlanEngine.Smt:
                RunSmt(watch.Token);
                break;
            default:
                RunBoth();
                break;
        }

        return Result(begun);
    }

    private EngineLimits StateLimits(long? most = null) => new(
        Smaller(most, options.StateBudget), options.MemoryLimitBytes ?? DefaultMemoryBytes, options.MaxHorizon ?? int.MaxValue, watch.Token);

    private EngineLimits SolverLimits(CancellationToken cancellation) => new(
        options.SolverBudget, options.MemoryLimitBytes ?? DefaultMemoryBytes, options.MaxHorizon ?? int.MaxValue, cancellation);

    private static long? Smaller(long? first, long? second) => first is null || second < first ? second : first;

    private void RunSearch(SearchEngine search)
    {
        if (options.IsOptimal || options.MaxHorizon is not null)
        {
            Take(Search, () => WithinHorizon(search.Optimal(StateLimits())));
        }
        else
        {
            FindAndImprove(search);
        }
    }

    /// <summary>Search does not count steps: where its cheapest plan is longer than allowed, and steps are what plans cost, there is
    /// none.</summary>
    private EngineOutcome WithinHorizon(EngineOutcome outcome)
    {
        if (outcome.Actions is not { } actions || !(actions.Length > options.MaxHorizon))
        {
            return outcome;
        }

        bool isProof = outcome.Status == PlanStatus.SolvedOptimally && task.Actions.All(action => action.Cost == 1);
        return outcome with { Actions = null, Status = isProof ? PlanStatus.HorizonExhausted : PlanStatus.BudgetExhausted };
    }

    private void FindAndImprove(SearchEngine search)
    {
        Take(Search, () => search.FirstPlan(StateLimits()));
        if (best is { } plan && !IsDecided)
        {
            // who waited long for a plan waits a little longer for one that is often a third cheaper
            Take(Improvement, () => search.Improve(StateLimits(Math.Max(search.BriefWork, states / ImprovementShare)), plan));
        }
    }

    private void RunSmt(CancellationToken cancellation)
    {
        EngineLimits limits = SolverLimits(cancellation);
        if (options.IsOptimal)
        {
            Take(Smt, () => new SmtEngine(task).Prove(limits, best));
        }
        else if (task.Numbers.IsEmpty)
        {
            Take(Smt, () =>
            {
                SplitOutcome split = GoalSplitter.Solve(task, memory, limits, new SplitSettings());
                tree = split.Tree;
                return split.Outcome;
            });
        }
        else
        {
            Take(Smt, () => new SmtEngine(task).FindPlan(limits));
        }
    }

    /// <summary>What fails in Z3 takes nothing away from what search has found or may still find.</summary>
    private void TrySmt(CancellationToken cancellation)
    {
        try
        {
            RunSmt(cancellation);
        }
        catch (EngineException error)
        {
            lock (gate)
            {
                failure = error.Message;
            }
        }
    }

    private void RunBoth()
    {
        var search = new SearchEngine(task);
        if (options.MaxHorizon is null)
        {
            FindAndImprove(search);
        }
        else
        {
            RunSearch(search);
        }

        if (IsDecided || watch.EndedBy is not null || (best is not null && !options.IsOptimal))
        {
            return;
        }

        if (!options.IsOptimal || options.StateBudget is not null || options.SolverBudget is not null)
        {
            // one after the other, so that what comes of budgets does not depend on which is faster today
            TrySmt(watch.Token);
            if (options.IsOptimal && !IsDecided)
            {
                Take(Search, () => search.Optimal(StateLimits()));
            }

            return;
        }

        using var race = CancellationTokenSource.CreateLinkedTokenSource(watch.Token);
        var solver = Task.Run(
            () =>
            {
                TrySmt(race.Token);
                EndIfDecided(race);
            },
            CancellationToken.None);
        Take(Search, () => search.Optimal(StateLimits() with { Cancellation = race.Token }));
        EndIfDecided(race);
        solver.GetAwaiter().GetResult();
    }

    private void EndIfDecided(CancellationTokenSource race)
    {
        lock (gate)
        {
            if (IsDecided)
            {
                race.Cancel();
            }
        }
    }

    private void Take(string name, Func<EngineOutcome> work)
    {
        var clock = Stopwatch.StartNew();
        EngineOutcome outcome = work();
        lock (gate)
        {
            Add(name, clock.Elapsed);
            (states, solverWork) = name == Smt ? (states, solverWork + outcome.Work) : (states + outcome.Work, solverWork);
            lowerBound = Math.Max(lowerBound, outcome.LowerBound);
            if (outcome.Actions is { } actions && Cost(actions) is var found && found < cost)
            {
                (best, cost, engine) = (actions, found, name == Smt ? Smt : Search);
            }

            if (!IsDecided)
            {
                status = outcome.Status;
                if (status is PlanStatus.Unsolvable or PlanStatus.HorizonExhausted)
                {
                    engine = name;
                }
                else if (status is PlanStatus.SolvedOptimally || (best is not null && cost <= lowerBound && task.FinalMetric is null))
                {
                    (status, provedBy, lowerBound) = (PlanStatus.SolvedOptimally, name == Smt ? Smt : Search, cost);
                }
            }
        }
    }

    private void Add(string name, TimeSpan time)
    {
        int known = stages.FindIndex(stage => stage.Name == name);
        if (known >= 0)
        {
            stages[known] = new PlanningStage(name, stages[known].Time + time);
        }
        else
        {
            stages.Add(new PlanningStage(name, time));
        }
    }

    private long Cost(ImmutableArray<int> actions) => actions.Sum(action => task.Actions[action].Cost);

    private PlanResult Result(PlanResult begun)
    {
        PlanStatus final = FinalStatus();
        return begun with
        {
            Status = final,
            Plan = best is { } actions ? new Plan(
                [.. actions.Where(action => !task.Actions[action].IsGoalCheck).Select(action => task.Actions[action].Step)], Price(actions)) : null,
            Engine = engine,
            ProvedBy = provedBy,
            LowerBound = lowerBound * task.CostUnit,
            Reason = Reasons.Of(final, options, best is not null),
            EngineFailure = failure,
            FactCount = task.Facts.Length,
            VariableCount = task.Variables.Length,
            ActionCount = task.Actions.Length,
            SolverWork = solverWork,
            StateCount = states,
            Tree = tree,
            Stages = [.. begun.Stages, .. stages],
        };
    }

    /// <summary>A limit counts where it kept something from the user: a plan, or the proof that was asked for.</summary>
    private PlanStatus FinalStatus()
    {
        if (IsDecided)
        {
            return status;
        }

        PlanStatus limit = watch.EndedBy ?? (status is PlanStatus.Solved ? PlanStatus.BudgetExhausted : status);
        return best is not null && !options.IsOptimal ? PlanStatus.Solved : limit;
    }

    private Rational Price(ImmutableArray<int> actions) => task.FinalMetric is null
        ? Cost(actions) * task.CostUnit
        : new PlanReplay(task).FinalMetric(actions.AsSpan());
}
