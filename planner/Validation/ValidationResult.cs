using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Whether a plan does what it should.</summary>
/// <param name="IsValid">Every step could be taken and the goal holds at the end.</param>
/// <param name="FailedStep">The first step that could not be taken, from 1; null when all could.</param>
/// <param name="Reason">Why the plan is not valid, in a sentence; null for a valid plan.</param>
public sealed record ValidationResult(bool IsValid, int? FailedStep, string? Reason)
{
    /// <summary>What the metric says of a valid plan, or its number of steps where the problem has no metric; null for a plan that is not
    /// valid and for a metric that has no value.</summary>
    public Rational? Cost { get; init; }

    /// <summary>The smallest condition to blame, as PDDL without parameters, such as <c>(clear cube1)</c>; null where none is.</summary>
    public string? Condition { get; init; }

    /// <summary>What a repair of the plan would need, in a sentence; null for a valid plan, and where the reason says it all.</summary>
    public string? Repair { get; init; }
}
