using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.Algorithms;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search;

/// <summary>Search from the start of a ground task forward.</summary>
internal sealed class SearchEngine
{
    private const long BriefEffort = 1_500_000;

    private readonly GroundTask source;
    private readonly CompiledTask task;
    private readonly RelaxedTask relaxed;
    private readonly PlanReplay replay;

    /// <param name="task">The task.</param>
    public SearchEngine(GroundTask task)
    {
        source = task;
        this.task = new CompiledTask(task);
        relaxed = new RelaxedTask(this.task);
        replay = new PlanReplay(task);
    }

    /// <summary>Looks for any plan, cheap actions or dear.</summary>
    public EngineOutcome FirstPlan(EngineLimits limits)
    {
        var best = new Incumbent(replay, null);
        var budget = new SearchBudget(limits);
        return Outcome(best, budget, source.UnreachableGoal is not null || new FirstPlanSearch(task, relaxed).Run(best, budget), 0);
    }

    /// <summary>Expansions worth some hundredths of a second: what a first plan may be improved by while nobody notices.</summary>
    public long BriefWork => Math.Clamp(BriefEffort / Math.Max(1, relaxed.OperatorCount + relaxed.FactCount), 100, 2000);

    /// <summary>Looks for cheaper plans until the limits end it or it is sure that there is none.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="plan">A plan to begin with.</param>
    /// <param name="onBetter">Gets each better plan and its cost.</param>
    public EngineOutcome Improve(
        EngineLimits limits, ImmutableArray<int> plan, Action<ImmutableArray<int>, long>? onBetter = null)
    {
        var best = new Incumbent(replay, onBetter);
        best.Offer(plan);
        var budget = new SearchBudget(limits);
        return Outcome(best, budget, new PlanImprovement(task, relaxed).Run(best, budget), 0);
    }

    /// <summary>Looks for a plan of least cost, with proof. A <see cref="GroundTask.FinalMetric"/> is made smaller without proof.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="onBetter">Gets each better plan and its cost.</param>
    public EngineOutcome Optimal(EngineLimits limits, Action<ImmutableArray<int>, long>? onBetter = null)
    {
        var best = new Incumbent(replay, onBetter);
        var budget = new SearchBudget(limits);
        if (source.UnreachableGoal is not null)
        {
            return Outcome(best, budget, true, 0);
        }

        if (source.FinalMetric is not null)
        {
            bool isNone = new FirstPlanSearch(task, relaxed).Run(best, budget);
            return Outcome(best, budget, isNone || new PlanImprovement(task, relaxed).Run(best, budget), 0);
        }

        var proof = new OptimalityProof(task, relaxed);
        SearchBudget part = budget.Part(OptimalityProof.FirstPlanWork);
        bool isFinished = new FirstPlanSearch(task, relaxed).Run(best, part);
        isFinished = (budget.Add(part) && !isFinished && proof.Run(best, budget)) || isFinished;
        return Outcome(best, budget, isFinished, proof.LowerBound);
    }

    private EngineOutcome Outcome(Incumbent best, SearchBudget budget, bool isExhausted, long lowerBound)
    {
        bool isSure = task.Numbers.IsExact && !best.IsDoubtful;
        isExhausted &= isSure;
        lowerBound = isSure ? lowerBound : 0;
        bool isOptimal = best.Actions is not null && source.FinalMetric is null && (isExhausted || best.Cost <= lowerBound);
        return new EngineOutcome
        {
            Status = isOptimal ? PlanStatus.SolvedOptimally
                : best.Actions is not null ? PlanStatus.Solved
                : isExhausted ? PlanStatus.Unsolvable
                : budget.Ended ?? PlanStatus.BudgetExhausted,
            Actions = best.Actions,
            LowerBound = isOptimal ? best.Cost : best.Actions is null && isExhausted || source.FinalMetric is not null ? 0 : lowerBound,
            Work = budget.Spent,
            EndedBy = isOptimal ? null : budget.Ended,
        };
    }
}
