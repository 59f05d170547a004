using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>A moment of a demonstration from which a policy learns.</summary>
/// <param name="Step">Index of the state in the trace.</param>
/// <param name="Moved">The thing that is moved next or now; null when nothing is left to do.</param>
/// <param name="Support">What it is put on.</param>
/// <param name="Examples">What the expert did then, once for each sentence that asks for it.</param>
internal sealed record DemonstrationMoment(int Step, string? Moved, string? Support, ImmutableArray<DemonstrationExample> Examples);
