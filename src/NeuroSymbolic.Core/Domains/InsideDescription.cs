using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>The room inside of a thing that holds other things, such as a pot.</summary>
public sealed record InsideDescription
{
    /// <summary>The middle of its floor in the thing's frame, metres.</summary>
    [JsonPropertyName("floor_m")]
    public required Vector3 FloorMetres { get; init; }

    /// <summary>Size of the room along the thing's x, y and z, metres; a thing is inside when its middle is.</summary>
    [JsonPropertyName("size_m")]
    public required Vector3 SizeMetres { get; init; }

    /// <summary>Whether a point is in the room.</summary>
    /// <param name="container">Where the thing is, world frame.</param>
    /// <param name="point">World frame, metres.</param>
    public bool Contains(Pose container, Vector3 point)
    {
        Vector3 offset = container.PointFrom(point) - FloorMetres;
        return MathF.Abs(offset.X) <= SizeMetres.X / 2 && MathF.Abs(offset.Y) <= SizeMetres.Y / 2 && offset.Z > 0 && offset.Z <= SizeMetres.Z;
    }
}
