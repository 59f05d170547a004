namespace NeuroSymbolic.Planner.Validation;

/// <summary>Why a step cannot be taken.</summary>
/// <param name="Clause">The reason, in the problem's words.</param>
/// <param name="Condition">The condition to blame, where one is.</param>
internal sealed record StepObstacle(string Clause, FailedCondition? Condition = null);
