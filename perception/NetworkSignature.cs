using System.Collections.Immutable;

namespace NeuroSymbolic.Perception;

/// <summary>What a caller expects of a network file.</summary>
/// <param name="Inputs">All inputs.</param>
/// <param name="Outputs">The outputs that the caller reads; the file may have more.</param>
public sealed record NetworkSignature(ImmutableArray<TensorSignature> Inputs, ImmutableArray<TensorSignature> Outputs);
