using System.Collections.Immutable;

namespace NeuroSymbolic.Perception;

/// <summary>A named input or output of a network: 32-bit floats in row-major order.</summary>
/// <param name="Name">The name in the model file.</param>
/// <param name="Shape">The lengths of the axes, the outermost first; for pictures 1, channels, height, width.</param>
public sealed record TensorSignature(string Name, ImmutableArray<int> Shape)
{
    /// <summary>Number of values: the product of the axes.</summary>
    public int Length => Shape.Aggregate(1, (product, axis) => checked(product * axis));

    /// <summary>Name and shape, for messages: <c>image [1, 3, 128, 128]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
