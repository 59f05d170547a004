using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>A precondition that others could stand for: in all observed states they forbid the same.</summary>
/// <param name="Condition">The one that was taken.</param>
/// <param name="Others">What would stand there instead.</param>
public sealed record ExchangeableCondition(string Condition, ImmutableArray<string> Others);
