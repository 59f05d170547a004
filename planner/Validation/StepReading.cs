using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>One step in one state, part for part.</summary>
/// <param name="Conditions">What must hold before it, with what does; none where the domain has no such action.</param>
/// <param name="Obstacle">Why it cannot be taken, as a clause in the problem's words; null where it can.</param>
/// <param name="After">The state that it leads to; null where it cannot be taken.</param>
public sealed record StepReading(ImmutableArray<ConditionReading> Conditions, string? Obstacle, SymbolicState? After);
