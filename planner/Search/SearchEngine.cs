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

    // what the first plan of a proof may take, and making it cheaper
    private const long FirstPlanWork = 30_000;
    private const long FirstImprovementWork = 2000;
    private const long FirstTurn = 4000;

    // of the expansions of improvement, which are that much faster than landmark cuts
    private const long ProofShare = 8;

    private readonly GroundTask source;
    private readonly CompiledTask task;
    private readonly RelaxedTask relaxed;
    private readonly PlanReplay replay;

    private readonly Action<ImmutableArray<int>>? onBetter;

    /// <param name="task">The task.</param>
    /// <param name="onBetter">Gets each better plan; null for nobody.</param>
    public SearchEngine(GroundTask task, Action<ImmutableArray<int>>? onBetter = null)
    {
        this.onBetter = onBetter;
        source = task;
        this.task = new CompiledTask(task);
        relaxed = new RelaxedTask(this.task);
        replay = new PlanReplay(task);
    }

    /// <summary>Looks for any plan, cheap actions or dear.</summary>
    public EngineOutcome FirstPlan(EngineLimits limits)
    {
        var best = new Incumbent(replay, onBetter);
        var budget = new SearchBudget(limits);
        return Outcome(best, budget, source.UnreachableGoal is not null || new FirstPlanSearch(task, relaxed).Run(best, budget), 0);
    }

    /// <summary>Expansions that take some hundredths of a second: the least that is spent on improving a first plan.</summary>
    public long BriefWork => Math.Clamp(BriefEffort / Math.Max(1, relaxed.OperatorCount + relaxed.FactCount), 100, 2000);

    /// <summary>Looks for cheaper plans until the limits end it or it is sure that there is none.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="plan">A plan to begin with.</param>
    public EngineOutcome Improve(EngineLimits limits, ImmutableArray<int> plan)
    {
        var best = new Incumbent(replay, onBetter);
        best.Offer(plan);
        var budget = new SearchBudget(limits);
        return source.FinalMetric is null
            ? Outcome(best, budget, new PlanImprovement(task, relaxed).Run(best, budget), 0)
            : Exhaust(best, budget);
    }

    /// <summary>Looks for cheaper plans, and by turns for the proof that there is none, until the limits end it or there is such a
    /// proof.</summary>
    /// <param name="limits">What may be spent. A proof that needs more than half of the memory is given up, and the rest goes on.</param>
    /// <param name="plan">A plan to begin with.</param>
    public EngineOutcome Anytime(EngineLimits limits, ImmutableArray<int> plan)
    {
        var best = new Incumbent(replay, onBetter);
        best.Offer(plan);
        var budget = new SearchBudget(limits);
        if (source.FinalMetric is not null)
        {
            return Exhaust(best, budget);
        }

        var improvement = new PlanImprovement(task, relaxed);
        var proof = new OptimalityProof(task, relaxed);
        bool isFull = false;
        bool isFinished = false;
        for (long share = FirstTurn; budget.Ended is null && !isFinished; share *= 2)
        {
            SearchBudget part = budget.Part(share);
            part.OtherBytes = proof.Bytes;
            isFinished = improvement.Run(best, part);
            if (budget.Add(part, isFreed: true) && !isFinished && !isFull)
            {
                part = budget.Part(share / ProofShare);
                part.OtherBytes = limits.MemoryBytes / 2;
                isFinished = proof.Run(best, part);
                isFull = part.Ended is PlanStatus.MemoryLimit;
                budget.Add(part, isFreed: true);
            }
        }

        return Outcome(best, budget, isFinished, proof.LowerBound);
    }

    /// <summary>Looks for a plan of least cost, or of the least <see cref="GroundTask.FinalMetric"/>, with proof.</summary>
    /// <param name="limits">What may be spent.</param>
    public EngineOutcome Optimal(EngineLimits limits)
    {
        var best = new Incumbent(replay, onBetter);
        var budget = new SearchBudget(limits);
        if (source.UnreachableGoal is not null)
        {
            return Outcome(best, budget, true, 0);
        }

        if (source.FinalMetric is not null)
        {
            return new FirstPlanSearch(task, relaxed).Run(best, budget) || best.Actions is null
                ? Outcome(best, budget, budget.Ended is null, 0)
                : Exhaust(best, budget);
        }

        var proof = new OptimalityProof(task, relaxed);
        bool isFinished = FindCheap(best, budget) || (budget.Ended is null && proof.Run(best, budget));
        return Outcome(best, budget, isFinished, proof.LowerBound);
    }

    /// <summary>Looks for the best plan of at most <see cref="EngineLimits.MaxHorizon"/> steps.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="plan">A plan of no more steps.</param>
    public EngineOutcome OptimalWithinHorizon(EngineLimits limits, ImmutableArray<int> plan)
    {
        var best = new Incumbent(replay, onBetter);
        best.Offer(plan);
        return Exhaust(best, new SearchBudget(limits), limits.MaxHorizon);
    }

    private EngineOutcome Exhaust(Incumbent best, SearchBudget budget, int horizon = int.MaxValue)
    {
        var compiled = new CompiledTask(source, hasMetric: true);
        var steps = source.FinalMetric is null ? new CompiledTask(ActionCosts.Steps(source)) : compiled;
        var leastSteps = horizon < int.MaxValue ? new LandmarkCutHeuristic(steps, new RelaxedTask(steps)) : null;
        var search = new ExhaustiveSearch(compiled, leastSteps, horizon);
        search.Run(budget, best);
        bool isProved = search.IsFinished && !best.IsDoubtful;
        return new EngineOutcome
        {
            Status = isProved ? PlanStatus.SolvedOptimally : PlanStatus.Solved,
            Actions = best.Actions,
            LowerBound = isProved && source.FinalMetric is null ? best.Cost : 0,
            Obstacle = search.Obstacle,
            Work = budget.Spent,
        };
    }

    /// <summary>Looks for a plan of at most <see cref="EngineLimits.MaxHorizon"/> steps. Steps must be what plans cost.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="isAnyEnough">Whether any such plan will do; otherwise it is to be a shortest one.</param>
    public EngineOutcome WithinHorizon(EngineLimits limits, bool isAnyEnough)
    {
        var best = new Incumbent(replay, onBetter, limits.MaxHorizon + 1L, isAnyEnough);
        var budget = new SearchBudget(limits);
        var proof = new OptimalityProof(task, relaxed);
        bool isUnsolvable = source.UnreachableGoal is not null || FindCheap(best, budget);
        bool isFinished = isUnsolvable || (best.Bound > 0 && budget.Ended is null && proof.Run(best, budget));
        bool isSure = task.Numbers.IsExact && !best.IsDoubtful;
        bool isFound = best.Cost <= limits.MaxHorizon;
        return new EngineOutcome
        {
            Status = isFound ? (isFinished && isSure ? PlanStatus.SolvedOptimally : PlanStatus.Solved)
                : isUnsolvable && isSure ? PlanStatus.Unsolvable
                : isFinished && isSure ? PlanStatus.HorizonExhausted
                : budget.Ended ?? PlanStatus.BudgetExhausted,
            Actions = isFound ? best.Actions : null,
            LowerBound = isSure ? proof.LowerBound : 0,
            Work = budget.Spent,
        };
    }

    /// <summary>Finds a plan and makes it cheaper with a little work, so that its cost cuts off much of a proof.</summary>
    /// <returns>Whether it is sure that there is no plan.</returns>
    private bool FindCheap(Incumbent best, SearchBudget budget)
    {
        SearchBudget part = budget.Part(FirstPlanWork);
        bool isNone = new FirstPlanSearch(task, relaxed).Run(best, part);
        if (budget.Add(part) && best.Actions is not null && best.Bound > 0)
        {
            part = budget.Part(FirstImprovementWork);
            new PlanImprovement(task, relaxed).Run(best, part);
            budget.Add(part);
        }

        return isNone;
    }

    private EngineOutcome Outcome(Incumbent best, SearchBudget budget, bool isExhausted, long lowerBound)
    {
        bool isSure = task.Numbers.IsExact && !best.IsDoubtful;
        bool isInexact = isExhausted && !isSure;
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
            IsInexact = isInexact,
            Work = budget.Spent,
        };
    }
}
