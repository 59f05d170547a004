using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>Where the fingers close on a thing that is not simply taken in its middle, and how the hand is turned for it.</summary>
public sealed record GraspDescription
{
    /// <summary>The point between the finger tips, in the thing's frame (of a fixture: from the middle of its upper face), metres.</summary>
    [JsonPropertyName("point_m")]
    public Vector3 PointMetres { get; init; }

    /// <summary>Turn of the hand about the vertical in the thing's frame, radians; at 0 the fingers close along the thing's y axis. The hand takes it
    /// from either side.</summary>
    [JsonPropertyName("yaw_rad")]
    public float YawRadians { get; init; }

    /// <summary>Width of the thing between the fingers, metres.</summary>
    [JsonPropertyName("width_m")]
    public required float WidthMetres { get; init; }
}
