namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A number changes.</summary>
/// <param name="Condition">When it happens; looked at in the state before the action.</param>
/// <param name="Number">The number of the task that changes.</param>
/// <param name="Amount">What is assigned or added; computed in the state before the action.</param>
/// <param name="IsAssignment">Whether the amount becomes the value; otherwise it is added to it, and several such effects add up.</param>
public sealed record GroundNumericEffect(GroundCondition Condition, int Number, LinearExpression Amount, bool IsAssignment);
