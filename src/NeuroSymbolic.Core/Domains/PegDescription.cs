using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>A peg that stands in the middle of a place.</summary>
public sealed record PegDescription
{
    /// <summary>Its height above the surface of the place, metres.</summary>
    [JsonPropertyName("height_m")]
    public required float HeightMetres { get; init; }

    /// <summary>How it is turned about the vertical, radians; without meaning for a round one.</summary>
    [JsonPropertyName("yaw_rad")]
    public float YawRadians { get; init; }
}
