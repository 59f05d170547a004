namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>One planner on one problem, with the verdict of our validator.</summary>
internal sealed record BenchmarkRow
{
    public required string Planner { get; init; }

    public required string Problem { get; init; }

    public required string Domain { get; init; }

    public required string Kind { get; init; }

    public required string Status { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>The engine that decided, where the planner has several.</summary>
    public string? Engine { get; init; }

    /// <summary>Whether it counts: a valid plan within the limits, proved cheapest where that was asked for.</summary>
    public bool IsSolved { get; init; }

    public required double WallSeconds { get; init; }

    public double? PeakMegabytes { get; init; }

    public int? PlanLength { get; init; }

    /// <summary>As the validator adds it up where it could read the problem, otherwise as the planner states it.</summary>
    public double? Cost { get; init; }

    public double? BestCost { get; init; }

    public double? LowerBound { get; init; }

    /// <summary>What the validator said of the plan: <c>valid</c>, or why not; null without plan.</summary>
    public string? Verdict { get; init; }

    /// <summary>What contradicts itself or what is known: a wrong claim, an invalid plan, a code that does not fit, a limit not held.</summary>
    public string? Complaint { get; init; }

    /// <summary>The planner's reason for giving no plan.</summary>
    public string? Reason { get; init; }

    /// <summary>Its own times by stage, as it names them.</summary>
    public string? Times { get; init; }
}
