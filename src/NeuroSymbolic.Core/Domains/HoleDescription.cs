using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>A hole through a thing, from above to below, by which it goes over a peg.</summary>
public sealed record HoleDescription
{
    /// <summary>A point of the hole's axis in the thing's frame, metres.</summary>
    [JsonPropertyName("at_m")]
    public required Vector3 AtMetres { get; init; }

    /// <summary>How many turns in a full one bring the hole onto itself: 4 for a square, 1 for one with no symmetry; 0, where it is left out, for a
    /// round one that any turn does.</summary>
    public int Symmetry { get; init; }
}
