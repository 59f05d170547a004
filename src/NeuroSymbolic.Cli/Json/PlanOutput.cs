using System.Collections.Immutable;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>plan --json</c> prints.</summary>
internal sealed record PlanOutput(
    int SchemaVersion,
    string Status,
    string Engine,
    ImmutableArray<PlanStepOutput>? Plan,
    int? PlanLength,
    double? Cost,
    int LowerBound,
    string? Reason,
    PlanTimes Times,
    PlanWork Work);

/// <summary>A step of a plan.</summary>
internal sealed record PlanStepOutput(string Action, ImmutableArray<string> Arguments);

/// <summary>Wall time by stage, milliseconds.</summary>
internal sealed record PlanTimes(double ReadingMs, double GroundingMs, double SolvingMs);

/// <summary>How large the task was and what it took.</summary>
internal sealed record PlanWork(int Facts, int Actions, long SolverUnits, long States);
