
namespace NeuroSymbolic.Planner;

/// <summary>How to plan, and when to stop.</summary>
public sealed record PlannerOptions
{
    /// <summary>The way to find a plan.</summary>
    public PlanEngine Engine { get; init; }

    /// <summary>Whether to go on until the plan is proved cheapest. Otherwise a plan is improved a little and then returned.</summary>
    public bool IsOptimal { get; init; }

    /// <summary>Whether to go on making a plan cheaper until a limit, a proof that none is cheaper, or cancellation, which is no error
    /// once there is a plan.</summary>
    public bool IsAnytime { get; init; }

    /// <summary>Gets each plan that is better than those before, from whichever thread found it, one at a time; null for nobody.</summary>
    public Action<Core.Plan>? OnBetterPlan { get; init; }

    /// <summary>Told what Z3 says of each number of steps, on the thread that asks it; null for nobody.</summary>
    public Action<SolverAttempt>? OnAttempt { get; init; }

    /// <summary>What a plan is to have least of. <see cref="PlanMetric.Energy"/> needs <see cref="StepEnergy"/>.</summary>
    public PlanMetric Metric { get; init; }

    /// <summary>Joules that a step is expected to cost; never negative.</summary>
    public Func<Core.PlanStep, double>? StepEnergy { get; init; }

    /// <summary>The longest plan that is looked for, steps; null for no limit.</summary>
    public int? MaxHorizon { get; init; }

    /// <summary>Wall time for everything; null for no limit. With a limit, results depend on the machine: episodes use budgets.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Of the time limit, what was spent before planning began, such as on reading.</summary>
    public TimeSpan TimeSpent { get; init; }

    /// <summary>Memory that the process may take; null for no limit but the machine's.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>Work that Z3 may do in total, in its own deterministic units (rlimit; some millions a second); null for no
    /// limit.</summary>
    public long? SolverBudget { get; init; }

    /// <summary>States that search may expand in total; null for no limit.</summary>
    public long? StateBudget { get; init; }
}
