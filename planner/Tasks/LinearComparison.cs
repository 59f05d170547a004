using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A condition on numbers: how an expression compares with zero.</summary>
/// <param name="Expression">The expression; never constant.</param>
/// <param name="Operator">One of <see cref="ComparisonOperator.AtLeast"/>, <see cref="ComparisonOperator.Greater"/> and
/// <see cref="ComparisonOperator.Equal"/>: the others are written by turning the signs.</param>
public sealed record LinearComparison(LinearExpression Expression, ComparisonOperator Operator);
