using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>plan --json</c> prints.</summary>
internal sealed record PlanOutput(
    int SchemaVersion,
    string Status,
    string Engine,
    ImmutableArray<PlanStepOutput>? Plan,
    int? PlanLength,
    Rational? Cost,
    Rational? LowerBound,
    string? Reason,
    PlanTimes Times,
    PlanWork Work,
    string? ProvedBy,
    ImmutableArray<string>? Explanation);

/// <summary>A step of a plan.</summary>
internal sealed record PlanStepOutput(string Action, ImmutableArray<string> Arguments);

/// <summary>Wall time by stage, milliseconds; <c>solving_ms</c> is the sum of the engines' own stages, which stand in
/// <c>engines_ms</c>.</summary>
internal sealed record PlanTimes(double ReadingMs, double GroundingMs, double SolvingMs, Dictionary<string, double> EnginesMs);

/// <summary>How large the task was and what it took.</summary>
internal sealed record PlanWork(int Facts, int Variables, int Actions, long SolverUnits, long States);
