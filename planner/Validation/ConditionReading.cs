namespace NeuroSymbolic.Planner.Validation;

/// <summary>A part of a condition and whether it holds.</summary>
/// <param name="Text">The part as PDDL without parameters, such as <c>(clear cube1)</c>.</param>
/// <param name="Holds">Whether it does.</param>
public sealed record ConditionReading(string Text, bool Holds);
