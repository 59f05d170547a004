using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Looks for ever better plans of a task with numbers, and for the proof that none is better: that there is none of as many steps
/// as a better one could have.</summary>
internal sealed class NumericProof
{
    // Z3's work after the last better plan, where nothing says how many steps a better one could have
    private const long WorkWithoutEnd = 5_000_000;

    private readonly TaskAnalysis known;
    private readonly GroundTask task;
    private readonly EngineLimits limits;
    private readonly PlanReplay replay;
    private readonly Rational[] numbers;
    private readonly NumericSearch search;

    public NumericProof(TaskAnalysis known, EngineLimits limits)
    {
        this.known = known;
        this.limits = limits;
        task = known.Task;
        replay = new PlanReplay(task);
        numbers = [.. task.Numbers.Select(number => number.InitialValue)];
        search = new NumericSearch(known, task.Init.AsSpan(), numbers, task.Goal, limits);
    }

    /// <summary>Runs until a proof or a limit.</summary>
    /// <param name="best">A plan that is known already; null for none.</param>
    public EngineOutcome Run(ImmutableArray<int>? best)
    {
        int lastSteps = LastSteps(best);
        while (search.Run(Below(best), lastSteps, Until(best, lastSteps)) is { } plan)
        {
            best = Trim([.. plan]);
            lastSteps = LastSteps(best);
        }

        bool isProved = search.EndedBy is PlanStatus.HorizonExhausted or PlanStatus.Unsolvable;
        bool isGivenUp = best is not null && search.EndedBy is PlanStatus.BudgetExhausted && !(search.Work >= limits.Work);
        return new EngineOutcome
        {
            Status = best is null ? search.EndedBy : isProved ? PlanStatus.SolvedOptimally : PlanStatus.Solved,
            Actions = best,
            LowerBound = isProved && best is { } proved && task.FinalMetric is null ? replay.Cost(proved.AsSpan()) : 0,
            Obstacle = isGivenUp
                ? $"Z3 proves no plan best without --horizon where {(task.FinalMetric is null ? "actions cost nothing" : "the metric is no sum of costs")}."
                : null,
            Work = search.Work,
        };
    }

    private NumericBound Below(ImmutableArray<int>? best)
    {
        if (best is not { } plan)
        {
            return new NumericBound(limits.MaxHorizon);
        }

        (Rational metric, long cost) = replay.Value(plan.AsSpan());
        return task.FinalMetric is { } final
            ? new NumericBound(limits.MaxHorizon, Negative: final with { Constant = final.Constant - metric })
            : new NumericBound(limits.MaxHorizon, cost - 1);
    }

    /// <summary>The most steps that a better plan can have.</summary>
    private int LastSteps(ImmutableArray<int>? best)
    {
        GroundAction[] steps = [.. task.Actions.Where(action => !action.IsGoalCheck)];
        long least = steps.Select(action => action.Cost).DefaultIfEmpty(0).Min();
        return best is not { } plan || task.FinalMetric is not null || least == 0
            ? limits.MaxHorizon
            : (int)Math.Min(limits.MaxHorizon, ((replay.Cost(plan.AsSpan()) - 1) / least) + (steps.Length < task.Actions.Length ? 1 : 0));
    }

    private long Until(ImmutableArray<int>? best, int lastSteps) =>
        best is null || lastSteps < int.MaxValue ? long.MaxValue : search.Work + WorkWithoutEnd;

    private ImmutableArray<int> Trim(ImmutableArray<int> plan)
    {
        ImmutableArray<int> trimmed = ActionElimination.Reduce(known.State(task.Init.AsSpan(), numbers), task.Goal, plan);
        return replay.Value(trimmed.AsSpan()).CompareTo(replay.Value(plan.AsSpan())) <= 0 ? trimmed : plan;
    }
}
