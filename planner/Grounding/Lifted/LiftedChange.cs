namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>A change of a number.</summary>
/// <param name="Target">The function whose value changes.</param>
/// <param name="Amount">What is assigned or added: decreases and scalings are written as these.</param>
/// <param name="IsAssignment">Whether the amount becomes the value.</param>
/// <param name="IsScaling">Whether the amount is a multiple of the value, so that several such changes multiply.</param>
internal sealed record LiftedChange(LiftedAtom Target, LiftedExpression Amount, bool IsAssignment, bool IsScaling = false);
