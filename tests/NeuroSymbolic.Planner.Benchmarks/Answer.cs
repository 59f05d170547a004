using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>What a planner answered, before anybody checked it.</summary>
/// <param name="Run">The process.</param>
/// <param name="Status">The planner's own word for how it ended, in the words of <c>plan --json</c>.</param>
/// <param name="Plan">Its plan; null for none. The cost is the one that it states.</param>
internal sealed record Answer(ProcessRun Run, string Status, Plan? Plan)
{
    /// <summary>The engine that decided, where the planner has several.</summary>
    public string? Engine { get; init; }

    /// <summary>What it proved no plan to cost less than.</summary>
    public double? LowerBound { get; init; }

    /// <summary>Its reason for giving no plan.</summary>
    public string? Reason { get; init; }

    /// <summary>Its own times by stage, as it names them.</summary>
    public string? Times { get; init; }
}
