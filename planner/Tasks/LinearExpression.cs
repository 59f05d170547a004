using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A weighted sum of numbers and a constant.</summary>
/// <param name="Terms">Numbers of the task, ascending and without repetition, with coefficients other than 0.</param>
/// <param name="Constant">What is added to the sum.</param>
public sealed record LinearExpression(ImmutableArray<(int Number, decimal Coefficient)> Terms, decimal Constant)
{
    /// <summary>Whether it has the same value in every state.</summary>
    public bool IsConstant => Terms.IsEmpty;
}
