namespace NeuroSymbolic.Planner;

/// <summary>Whether a plan does what it should.</summary>
/// <param name="IsValid">Every step could be taken and the goal holds at the end.</param>
/// <param name="FailedStep">The first step that could not be taken, from 1; null when all could.</param>
/// <param name="Reason">Why the plan is not valid, in a sentence; null for a valid plan.</param>
public sealed record ValidationResult(bool IsValid, int? FailedStep, string? Reason);
