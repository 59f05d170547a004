using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Smt.Strategies;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt;

/// <summary>Plans with Z3: formulas that hold if and only if there is a plan of so many steps.</summary>
/// <remarks>Work is counted in Z3's deterministic units (rlimit): with equal limits of work the same call gives the same outcome
/// under any load, as long as memory and cancellation do not end it.</remarks>
internal sealed class SmtEngine
{
    private readonly GroundTask task;
    private TaskAnalysis? known;

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
        ReadOnlySpan<int> init, ReadOnlySpan<Rational> numbers, GroundCondition goal, EngineLimits limits)
    {
        int[] start = init.ToArray();
        Rational[] values = numbers.ToArray();
        return Guard(limits, () => Find(start, values, goal, limits));
    }

    /// <summary>Looks for a cheapest plan and for the proof that it is one.</summary>
    /// <param name="limits">What may be spent.</param>
    /// <param name="upper">A plan that is known already; null for none.</param>
    /// <exception cref="EngineException">Z3 is missing or failed.</exception>
    public EngineOutcome Prove(EngineLimits limits, ImmutableArray<int>? upper = null) =>
        Guard(limits, () => ProveCheapest(limits, upper));

    private TaskAnalysis Known(EngineLimits limits) => known ??= new TaskAnalysis(task, limits.Cancellation);

    private EngineOutcome Find(int[] init, Rational[] numbers, GroundCondition goal, EngineLimits limits)
    {
        TaskAnalysis facts = Known(limits);
        if (facts.Pairs?.IsNever(goal) == true)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        return task.Numbers.IsEmpty ? FindAmongFacts(facts, init, numbers, goal, limits) : FindWithNumbers(facts, init, numbers, goal, limits);
    }

    private EngineOutcome FindWithNumbers(TaskAnalysis facts, int[] init, Rational[] numbers, GroundCondition goal, EngineLimits limits)
    {
        var search = new NumericSearch(facts, init, numbers, goal, limits);
        if (search.Run(new NumericBound(limits.MaxHorizon), limits.MaxHorizon) is { } plan)
        {
            return new EngineOutcome
            {
                Status = PlanStatus.Solved,
                Actions = ActionElimination.Reduce(facts.State(init, numbers), goal, plan),
                LowerBound = Bound(search.ProvedSteps),
                Work = search.Work,
            };
        }

        return new EngineOutcome { Status = search.EndedBy, Work = search.Work };
    }

    private EngineOutcome FindAmongFacts(TaskAnalysis facts, int[] init, Rational[] numbers, GroundCondition goal, EngineLimits limits)
    {
        using var search = new HorizonSearch(facts, init, goal, limits);
        if (search.Run() is { } plan)
        {
            ImmutableArray<int> trimmed = ActionElimination.Reduce(facts.State(init, numbers), goal, plan);
            if (trimmed.Length > limits.MaxHorizon)
            {
                return FindShort(facts, init, goal, limits, search.Work);
            }

            return new EngineOutcome
            {
                Status = PlanStatus.Solved,
                Actions = trimmed,
                LowerBound = Bound(search.ProvedSteps),
                Work = search.Work,
            };
        }

        return new EngineOutcome
        {
            Status = search.EndedBy!.Value,
            LowerBound = search.EndedBy == PlanStatus.Unsolvable ? 0 : Bound(search.ProvedSteps),
            Work = search.Work,
        };
    }

    /// <summary>Looks for a plan of no more actions than are allowed, after one with too many was found.</summary>
    private EngineOutcome FindShort(TaskAnalysis facts, int[] init, GroundCondition goal, EngineLimits limits, long workBefore)
    {
        using var shortest = new ShortestSearch(facts, init, goal, limits.Cancellation) { Listener = limits };
        List<int>? plan = shortest.Run(limits.MaxHorizon, long.MaxValue, limits.Work - workBefore, limits.Cancellation);
        PlanStatus ended = !shortest.IsSpent ? PlanStatus.HorizonExhausted
            : limits.Cancellation.IsCancellationRequested ? PlanStatus.TimeLimit
            : PlanStatus.BudgetExhausted;
        return new EngineOutcome
        {
            Status = plan is null ? ended : PlanStatus.Solved,
            Actions = plan is null ? null : [.. plan],
            LowerBound = Bound(shortest.ProvedSteps),
            Work = workBefore + shortest.Work,
        };
    }

    private EngineOutcome ProveCheapest(EngineLimits limits, ImmutableArray<int>? upper)
    {
        TaskAnalysis facts = Known(limits);
        if (facts.Pairs?.IsNever(task.Goal) == true)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        if (!task.Numbers.IsEmpty)
        {
            return new NumericProof(facts, limits).Run(upper);
        }

        using var search = new CheapestSearch(facts, upper, limits);
        return search.Run();
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
            return new EngineOutcome { Status = PlanStatus.TimeLimit };
        }
        catch (InsufficientMemoryException)
        {
            return new EngineOutcome { Status = PlanStatus.MemoryLimit };
        }
    }
}
