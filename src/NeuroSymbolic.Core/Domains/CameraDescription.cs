using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>The calibration of a camera that stands still: a pinhole whose optical axis goes through the middle of its picture.</summary>
public sealed record CameraDescription
{
    /// <summary>Where its pinhole is in the world frame, metres.</summary>
    [JsonPropertyName("position_m")]
    public required Vector3 PositionMetres { get; init; }

    /// <summary>Unit vector of the direction of view, world frame.</summary>
    public required Vector3 Forward { get; init; }

    /// <summary>Unit vector from the middle of the picture towards its upper edge, world frame.</summary>
    public required Vector3 Up { get; init; }

    /// <summary>Angle between the rays through the upper and the lower edge, degrees.</summary>
    [JsonPropertyName("fovy_deg")]
    public required double FieldOfViewDegrees { get; init; }
}
