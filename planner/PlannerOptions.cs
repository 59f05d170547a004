namespace NeuroSymbolic.Planner;

/// <summary>How to plan, and when to stop.</summary>
public sealed record PlannerOptions
{
    /// <summary>The way to find a plan.</summary>
    public PlanEngine Engine { get; init; }

    /// <summary>The longest plan that is looked for, steps.</summary>
    public int MaxHorizon { get; init; } = 1000;

    /// <summary>Wall time for everything; null for no limit. With a limit, results depend on the machine: episodes use budgets.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Work that Z3 may do in total, in its own deterministic units (rlimit; some millions a second); null for no
    /// limit.</summary>
    public long? SolverBudget { get; init; }

    /// <summary>States that search may find.</summary>
    public long StateBudget { get; init; } = 20_000_000;
}
