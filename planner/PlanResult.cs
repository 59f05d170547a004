using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>What came of planning.</summary>
public sealed record PlanResult
{
    /// <summary>Why it ended.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>The plan; null unless the status says that there is one.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The engine that decided: <c>smt</c>, <c>search</c>, or <c>grounding</c> when no engine had to run.</summary>
    public required string Engine { get; init; }

    /// <summary>No plan is shorter than this, in steps; proved.</summary>
    public int LowerBound { get; init; }

    /// <summary>The reason for a status without plan, in a sentence; null with a plan.</summary>
    public string? Reason { get; init; }

    /// <summary>Facts of the ground task.</summary>
    public int FactCount { get; init; }

    /// <summary>Actions of the ground task.</summary>
    public int ActionCount { get; init; }

    /// <summary>Z3 work in its deterministic units.</summary>
    public long SolverWork { get; init; }

    /// <summary>States that search found.</summary>
    public long StateCount { get; init; }

    /// <summary>Wall time of grounding.</summary>
    public TimeSpan GroundingTime { get; init; }

    /// <summary>Wall time of the engine.</summary>
    public TimeSpan SolvingTime { get; init; }
}
