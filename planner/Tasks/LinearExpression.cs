using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A weighted sum of numbers and a constant.</summary>
/// <param name="Terms">Numbers of the task, ascending and without repetition, with coefficients other than 0.</param>
/// <param name="Constant">What is added to the sum.</param>
public sealed record LinearExpression(ImmutableArray<(int Number, Rational Coefficient)> Terms, Rational Constant)
{
    /// <summary>Whether it has the same value in every state.</summary>
    public bool IsConstant => Terms.IsEmpty;
}
