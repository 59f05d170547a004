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

    private readonly PlanReplay replay = new(task);
    private readonly bool hasGoalCheck = task.Actions.Any(action => action.IsGoalCheck);
    private readonly Lock gate = new();
    private readonly List<PlanningStage> stages = [];
    private ImmutableArray<int>? best;
    private (Rational Metric, long Cost) value;
    private long lowerBound;
    private string engine = options.Engine == PlanEngine.Smt ? Smt : Search;
    private string? provedBy;
    private PlanStatus status = PlanStatus.BudgetExhausted;
    private string? obstacle;
    private GoalTree? tree;
    private string? failure;
    private bool isInexact;
    private long states;
    private long solverWork;

    private bool IsProofWanted => options.IsOptimal || options.IsAnytime;

    private bool IsDecided => status is PlanStatus.SolvedOptimally or PlanStatus.Unsolvable or PlanStatus.HorizonExhausted;

    /// <summary>Plans.</summary>
    /// <param name="begun">What is known of the run so far.</param>
    public PlanResult Run(PlanResult begun)
    {
        switch (options.Engine)
        {
            case PlanEngine.Search:
                var search = new SearchEngine(task, Better);
                if (options.MaxHorizon is null && !options.IsOptimal)
                {
                    FindAndImprove(search);
                }

                if (options.MaxHorizon is not null || (IsProofWanted && !IsDecided))
                {
                    RunSearch(search, watch.Token);
                }

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

    // for Z3 the check of a goal with alternatives is a step too
    private EngineLimits SolverLimits(CancellationToken cancellation) => new(
        options.SolverBudget,
        options.MemoryLimitBytes ?? DefaultMemoryBytes,
        options.MaxHorizon + (hasGoalCheck ? 1 : 0) ?? int.MaxValue,
        cancellation)
    {
        OnAttempt = options.OnAttempt,
    };

    private static long? Smaller(long? first, long? second) => first is null || second < first ? second : first;

    private void RunSearch(SearchEngine search, CancellationToken cancellation)
    {
        EngineLimits limits = StateLimits() with { Cancellation = cancellation };
        if (options.MaxHorizon is not null)
        {
            RunWithinHorizon(limits);
        }
        else if (options.IsAnytime)
        {
            Take(Improvement, () => best is { } plan ? search.Anytime(limits, plan) : search.Optimal(limits));
        }
        else
        {
            Take(Search, () => search.Optimal(limits));
        }
    }

    private void RunWithinHorizon(EngineLimits limits)
    {
        bool areStepsCosts = task.FinalMetric is null && task.Actions.All(action => action.Cost == (action.IsGoalCheck ? 0 : 1));
        Take(Search, () =>
        {
            EngineOutcome outcome = new SearchEngine(ActionCosts.Steps(task), Better).WithinHorizon(limits, !(areStepsCosts && IsProofWanted));
            return areStepsCosts ? outcome : outcome with { LowerBound = 0 };
        });
        if (IsProofWanted && !areStepsCosts && best is { } plan && watch.EndedBy is null)
        {
            Take(Search, () => new SearchEngine(task, Better).OptimalWithinHorizon(limits, plan));
        }
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
        if (options.MaxHorizon is null && task.Numbers.IsEmpty && !options.IsOptimal && (best is null || !options.IsAnytime))
        {
            Take(Smt, () =>
            {
                SplitOutcome split = GoalSplitter.Solve(task, memory, limits, new SplitSettings());
                tree = split.Tree;
                return split.Outcome;
            });
        }
        else if (!IsProofWanted)
        {
            Take(Smt, () => new SmtEngine(task).FindPlan(limits));
        }

        if (IsProofWanted && !IsDecided)
        {
            Take(Smt, () => new SmtEngine(task).Prove(limits, best));
        }
    }

    /// <summary>Lets Z3 plan. Where Z3 is missing or fails, what search has found stays, and search goes on alone.</summary>
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
        var search = new SearchEngine(task, Better);
        if (options.MaxHorizon is null)
        {
            FindAndImprove(search);
        }
        else
        {
            RunSearch(search, watch.Token);
        }

        if (IsDecided || watch.EndedBy is not null || (best is not null && !IsProofWanted))
        {
            return;
        }

        if (!IsProofWanted || options.StateBudget is not null || options.SolverBudget is not null)
        {
            // one after the other, so that what comes of budgets does not depend on which is faster today
            TrySmt(watch.Token);
            if (IsProofWanted && !IsDecided)
            {
                RunSearch(search, watch.Token);
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
        RunSearch(search, race.Token);
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
            isInexact |= outcome.IsInexact;
            if (outcome.Actions is { } actions)
            {
                Better(actions, name == Smt ? Smt : Search);
            }

            obstacle ??= outcome.Obstacle;
            if (!IsDecided)
            {
                status = outcome.Status;
                if (status is PlanStatus.Unsolvable or PlanStatus.HorizonExhausted)
                {
                    engine = name;
                }
                else if (status is PlanStatus.SolvedOptimally || (best is not null && value.Cost <= lowerBound && task.FinalMetric is null))
                {
                    (status, provedBy, lowerBound) = (PlanStatus.SolvedOptimally, name == Smt ? Smt : Search, value.Cost);
                }
            }
        }
    }

    private void Better(ImmutableArray<int> actions) => Better(actions, Search);

    private void Better(ImmutableArray<int> actions, string by)
    {
        lock (gate)
        {
            if (Steps(actions).Count() <= (options.MaxHorizon ?? int.MaxValue)
                && replay.Value(actions.AsSpan()) is var found && (best is null || found.CompareTo(value) < 0))
            {
                (best, value, engine) = (actions, found, by);
                options.OnBetterPlan?.Invoke(ToPlan(actions));
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

    private IEnumerable<GroundAction> Steps(ImmutableArray<int> actions) =>
        actions.Select(action => task.Actions[action]).Where(action => !action.IsGoalCheck);

    private Plan ToPlan(ImmutableArray<int> actions) => new(
        [.. Steps(actions).Select(action => action.Step)], Price(replay.Value(actions.AsSpan())));

    /// <summary>A cost of the task, or what its metric comes to, as the problem has it.</summary>
    private Rational Price((Rational Metric, long Cost) found) =>
        (task.IsMaximized ? -1 : 1) * (task.FinalMetric is null ? task.InitialCost + (found.Cost * task.CostUnit) : found.Metric);

    private PlanResult Result(PlanResult begun)
    {
        PlanStatus final = FinalStatus();
        return begun with
        {
            Status = final,
            Plan = best is { } actions ? ToPlan(actions) : null,
            Engine = engine,
            ProvedBy = provedBy,
            LowerBound = LowerBound(final),
            Reason = final is PlanStatus.Solved && options.IsOptimal ? obstacle : StatusReason.Of(final, options, best is not null, isInexact),
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
        bool isEnough = !options.IsOptimal || (obstacle is not null && watch.EndedBy is null);
        return best is not null && isEnough ? PlanStatus.Solved : limit;
    }

    private Rational? LowerBound(PlanStatus final) => task.FinalMetric is null ? Price((0, lowerBound))
        : final is PlanStatus.SolvedOptimally ? Price(value)
        : null;
}
