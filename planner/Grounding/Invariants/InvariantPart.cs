namespace NeuroSymbolic.Planner.Grounding.Invariants;

/// <summary>Some atoms of one predicate.</summary>
/// <param name="Predicate">The predicate.</param>
/// <param name="ParameterAt">[position]: the parameter that stands there, or -1 where any object may.</param>
internal sealed record InvariantPart(int Predicate, int[] ParameterAt);
