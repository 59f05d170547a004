namespace NeuroSymbolic.Planner.Pddl;

/// <summary>What makes one plan better than another.</summary>
/// <param name="IsMinimized">Whether less is better.</param>
/// <param name="Expression">A number of the state after the last step; <c>total-time</c> stands for the number of steps.</param>
public sealed record Metric(bool IsMinimized, NumericExpression Expression);
