using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Looks for a cheapest plan and for the proof that it is one, from both sides: finding some plan, finding cheaper ones and
/// refuting that there are any, and, where all actions cost the same or their number is limited, refuting one number of actions after
/// the other.</summary>
internal sealed class CheapestSearch : IDisposable
{
    // work of the first round; each round goes half as far again
    private const long FirstRound = 300_000;

    // refuting numbers of actions gets more, because it also finds the plan that the others look for
    private const int ShortestShare = 3;

    private readonly TaskAnalysis known;
    private readonly EngineLimits limits;

    // of all actions; null where they differ
    private readonly long? unitCost;
    private readonly ShortestSearch? shortest;
    private readonly HorizonSearch finder;
    private readonly CostSearch cheaper;
    private ImmutableArray<int>? best;
    private bool isProved;

    /// <param name="known">What is known about the task.</param>
    /// <param name="upper">A plan that is known already; null for none.</param>
    /// <param name="limits">What may be spent.</param>
    public CheapestSearch(TaskAnalysis known, ImmutableArray<int>? upper, EngineLimits limits)
    {
        this.known = known;
        this.limits = limits;
        best = upper;
        GroundTask task = known.Task;
        finder = new HorizonSearch(known, task.Init.AsSpan(), task.Goal, limits);
        cheaper = new CostSearch(known, limits);
        unitCost = task.Actions.IsEmpty ? 1 : task.Actions[0].Cost;
        unitCost = unitCost > 0 && task.Actions.All(action => action.Cost == unitCost) ? unitCost : null;
        if (unitCost is not null || IsLimited)
        {
            shortest = new ShortestSearch(known, task.Init.AsSpan(), task.Goal, limits.Cancellation) { Listener = limits };
        }
    }

    private long Work => (shortest?.Work ?? 0) + finder.Work + cheaper.Work;

    private bool IsLimited => limits.MaxHorizon < int.MaxValue;

    private long LowerBound => isProved && best is { } plan ? Cost(plan) : shortest is null ? 0 : shortest.ProvedSteps * (unitCost ?? 0);

    /// <summary>Runs until a proof or a limit.</summary>
    public EngineOutcome Run()
    {
        try
        {
            return RunToEnd();
        }
        catch (OperationCanceledException)
        {
            // what was found and proved until then stays
            return Outcome(PlanStatus.TimeLimit);
        }
    }

    private EngineOutcome RunToEnd()
    {
        if (shortest?.ProvedSteps == H2Mutexes.Never)
        {
            return Outcome(PlanStatus.Unsolvable);
        }

        for (long round = FirstRound; ; round += round / 2)
        {
            if (shortest is { IsSpent: false } && (unitCost is not null || best is null))
            {
                int last = Math.Min(limits.MaxHorizon, best is { } known ? known.Length - 1 : int.MaxValue);
                Take(shortest.Run(last, round * ShortestShare, Most(shortest.Work), limits.Cancellation));
                isProved |= unitCost is not null && best is { } plan && shortest.ProvedSteps >= plan.Length;
                if (best is null && shortest.ProvedSteps > limits.MaxHorizon)
                {
                    // that no plan of any length exists says more
                    return finder.IsProvedUnsolvable()
                        ? Outcome(PlanStatus.Unsolvable)
                        : Outcome(PlanStatus.HorizonExhausted);
                }
            }

            // what it finds may have more actions than steps
            if (best is null && finder.EndedBy is null && !IsLimited)
            {
                Take(finder.Run(round));
                if (finder.EndedBy is PlanStatus.Unsolvable)
                {
                    return Outcome(PlanStatus.Unsolvable);
                }
            }

            if (best is { } upper && !isProved && cheaper.IsPossible)
            {
                Take(cheaper.Run(Cost(upper), round, Most(cheaper.Work)));
                isProved |= cheaper.IsProved;
            }

            // nothing costs less than nothing
            isProved |= best is { } free && Cost(free) == 0;
            if (isProved)
            {
                return Outcome(PlanStatus.SolvedOptimally);
            }

            if (limits.Cancellation.IsCancellationRequested)
            {
                return Outcome(PlanStatus.TimeLimit);
            }

            if (IsStuck || Work >= limits.Work)
            {
                return Outcome(finder.EndedBy ?? PlanStatus.BudgetExhausted);
            }
        }
    }

    public void Dispose()
    {
        shortest?.Dispose();
        finder.Dispose();
        cheaper.Dispose();
    }

    /// <summary>Whether none of the three can go on.</summary>
    private bool IsStuck =>
        (shortest is null || shortest.IsSpent || shortest.ProvedSteps > limits.MaxHorizon)
        && (best is not null || finder.EndedBy is not null || IsLimited)
        && (best is null || cheaper.IsSpent || !cheaper.IsPossible);

    private long? Most(long own) => limits.Work - Work + own;

    private void Take(List<int>? plan)
    {
        if (plan is not null)
        {
            ImmutableArray<int> found =
                ActionElimination.Reduce(known.State(known.Task.Init.AsSpan(), []), known.Task.Goal, plan);
            best = best is { } old && Cost(old) <= Cost(found) ? best : found;
        }
    }

    private long Cost(ImmutableArray<int> plan) => plan.Sum(action => known.Task.Actions[action].Cost);

    private EngineOutcome Outcome(PlanStatus status) => new()
    {
        Status = best is null || status is PlanStatus.SolvedOptimally or PlanStatus.Unsolvable ? status : PlanStatus.Solved,
        Actions = best,
        LowerBound = status == PlanStatus.Unsolvable ? 0 : LowerBound,
        Work = Work,
    };
}
