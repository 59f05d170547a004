using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A number that can change, such as <c>(fuel truck1)</c>.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">The objects that it speaks of.</param>
/// <param name="InitialValue">Its value at the start.</param>
public sealed record GroundNumber(string Function, ImmutableArray<string> Arguments, Rational InitialValue)
{
    /// <summary>PDDL text.</summary>
    public override string ToString() => $"({string.Join(' ', Arguments.Prepend(Function))})";
}
