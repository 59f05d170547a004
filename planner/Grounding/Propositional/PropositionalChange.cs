namespace NeuroSymbolic.Planner;

/// <summary>A number that changes with an action whose condition held before it.</summary>
internal readonly record struct PropositionalChange(
    PropositionalCondition Condition, int Number, LinearExpression Amount, bool IsAssignment);
