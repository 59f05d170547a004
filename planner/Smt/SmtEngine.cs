using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Plans with Z3: formulas that hold if and only if there is a plan of so many steps.</summary>
/// <remarks>Work is counted in Z3's deterministic units (rlimit): with equal limits of work the same call gives the same outcome
/// under any load, as long as memory and cancellation do not end it.</remarks>
internal sealed class SmtEngine
{
    // conflicts and work before the other of proving and finding has its turn
    private const uint ProvingConflicts = 20_000;

    private readonly GroundTask task;
    private TaskFacts? known;

    public SmtEngine(GroundTask task) => this.task = task;

    /// <summary>Looks for some plan.</summary>
    /// <exception cref="EngineException">Z3 is missing or failed.</exception>
    public EngineOutcome FindPlan(EngineLimits limits) =>
        Solve(task.Init.AsSpan(), [.. task.Numbers.Select(number => number.InitialValue)], task.Goal, limits);

    /// <summary>Looks for some way from a state to a goal.</summary>
    /// <param name="init">The facts that hold at the start, one of each variable: a state that the task can reach.</param>
    /// <param name="numbers">The values of the task's numbers at the start.</param>
    /// <param name="goal">What must hold at the end.</param>
    /// <param name="limits">What may be spent.</param>
    /// <remarks>What was computed for the task serves every call.</remarks>
    /// <exception cref="EngineException">Z3 is missing or failed.</exception>
    public EngineOutcome Solve(
        ReadOnlySpan<int> init, ReadOnlySpan<decimal> numbers, GroundCondition goal, EngineLimits limits)
    {
        int[] start = init.ToArray();
        decimal[] values = numbers.ToArray();
        return Guard(limits, () => Find(start, values, goal, limits));
    }

    /// <summary>Looks for a cheapest plan and for the proof that it is one.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="upper">A plan that is known already; null for none.</param>
    /// <exception cref="EngineException">Z3 is missing or failed.</exception>
    public EngineOutcome Prove(EngineLimits limits, ImmutableArray<int>? upper = null) =>
        Guard(limits, () => ProveShortest(limits, upper));

    private TaskFacts Known(EngineLimits limits) => known ??= new TaskFacts(task, limits.Cancellation);

    private EngineOutcome Find(int[] init, decimal[] numbers, GroundCondition goal, EngineLimits limits)
    {
        TaskFacts facts = Known(limits);
        if (facts.Pairs?.IsNever(goal) == true)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        return task.Numbers.IsEmpty ? FindAmongFacts(facts, init, numbers, goal, limits) : FindWithNumbers(facts, init, numbers, goal, limits);
    }

    private EngineOutcome FindWithNumbers(TaskFacts facts, int[] init, decimal[] numbers, GroundCondition goal, EngineLimits limits)
    {
        var search = new NumericSearch(facts, init, numbers, goal, limits);
        if (search.Run() is { } plan)
        {
            return new EngineOutcome
            {
                Status = PlanStatus.Solved,
                Actions = [.. PlanTrimming.Trim(facts.State(init, numbers), goal, plan)],
                LowerBound = Bound(search.ProvedSteps),
                Work = search.Work,
            };
        }

        return new EngineOutcome { Status = search.EndedBy, Work = search.Work, EndedBy = search.EndedBy };
    }

    private EngineOutcome FindAmongFacts(TaskFacts facts, int[] init, decimal[] numbers, GroundCondition goal, EngineLimits limits)
    {
        using var search = new HorizonSearch(facts, init, goal, limits);
        if (search.Run() is { } plan)
        {
            return new EngineOutcome
            {
                Status = PlanStatus.Solved,
                Actions = [.. PlanTrimming.Trim(facts.State(init, numbers), goal, plan)],
                LowerBound = Bound(search.ProvedSteps),
                Work = search.Work,
            };
        }

        return new EngineOutcome
        {
            Status = search.EndedBy,
            LowerBound = search.EndedBy == PlanStatus.Unsolvable ? 0 : Bound(search.ProvedSteps),
            Work = search.Work,
            EndedBy = search.EndedBy is PlanStatus.Unsolvable ? null : search.EndedBy,
        };
    }

    private EngineOutcome ProveShortest(EngineLimits limits, ImmutableArray<int>? upper)
    {
        TaskFacts facts = Known(limits);
        using var shortest = new ShortestSearch(facts, task.Init.AsSpan(), task.Goal, limits.Cancellation);
        if (shortest.ProvedSteps == PairLevels.Never)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        long work = 0;
        ImmutableArray<int>? best = upper;
        for (uint conflicts = ProvingConflicts; ; conflicts = uint.MaxValue)
        {
            int last = Math.Min(limits.MaxHorizon, best is { } plan ? plan.Length - 1 : int.MaxValue);
            List<int>? found = shortest.Run(last, conflicts, limits.Work - work, limits.Cancellation);
            best = found is null ? best : [.. found];
            if (found is not null || (best is { } known && shortest.ProvedSteps >= known.Length))
            {
                return Outcome(PlanStatus.SolvedOptimally, null);
            }

            if (shortest.ProvedSteps > limits.MaxHorizon)
            {
                return Outcome(PlanStatus.HorizonExhausted, PlanStatus.HorizonExhausted);
            }

            if (shortest.IsSpent)
            {
                PlanStatus ended = limits.Cancellation.IsCancellationRequested ? PlanStatus.TimeLimit : PlanStatus.BudgetExhausted;
                return Outcome(ended, ended);
            }

            // a plan from elsewhere, in case that proving takes too long
            EngineLimits part = limits with { Work = limits.Work is { } most ? Math.Max(1, (most - shortest.Work) / 4) : null };
            if (best is null && Find([.. task.Init], [], task.Goal, part) is var some)
            {
                work += some.Work;
                best = some.Actions;
            }
        }

        EngineOutcome Outcome(PlanStatus status, PlanStatus? endedBy) => new()
        {
            Status = best is not null && endedBy is not null ? PlanStatus.Solved : status,
            Actions = best,
            LowerBound = Bound(shortest.ProvedSteps),
            Work = work + shortest.Work,
            EndedBy = endedBy,
        };
    }

    /// <summary>No plan of fewer actions: then none that costs less than so many of the cheapest.</summary>
    private long Bound(int steps) => task.Actions.IsEmpty ? 0 : steps * task.Actions.Min(action => action.Cost);

    private static EngineOutcome Guard(EngineLimits limits, Func<EngineOutcome> body)
    {
        try
        {
            return Z3Library.Call(body, limits.Cancellation);
        }
        catch (OperationCanceledException)
        {
            return new EngineOutcome { Status = PlanStatus.TimeLimit, EndedBy = PlanStatus.TimeLimit };
        }
    }
}
