using NeuroSymbolic.Core;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>validate --json</c> prints.</summary>
internal sealed record ValidationOutput(int SchemaVersion, bool Valid, int? FailedStep, string? Reason, string? Condition, string? Repair, Rational? Cost);
