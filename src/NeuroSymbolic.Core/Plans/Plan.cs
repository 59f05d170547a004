using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>A sequence of ground actions, first to last.</summary>
/// <param name="Steps">The actions in the order of execution.</param>
/// <param name="Cost">Sum of the action costs; the number of steps where the domain states none.</param>
public sealed record Plan(ImmutableArray<PlanStep> Steps, Rational Cost)
{
    /// <summary>A plan whose cost is its length.</summary>
    public Plan(ImmutableArray<PlanStep> steps)
        : this(steps, steps.Length)
    {
    }

    /// <summary>The number of steps.</summary>
    public int Length => Steps.Length;

    /// <inheritdoc/>
    public bool Equals(Plan? other) =>
        other is not null && Cost.Equals(other.Cost) && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cost, Steps.Length, Steps.IsEmpty ? null : Steps[^1]);

    /// <summary>The steps, one a line.</summary>
    public override string ToString() => string.Join('\n', Steps);
}
