using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>A camera that a robot looks through, as it was calibrated: a pinhole whose optical axis goes through the middle of its square picture.</summary>
public sealed record CameraDescription
{
    /// <summary>What it is screwed to; place and view are given in that frame.</summary>
    public CameraMount Mount { get; init; }

    /// <summary>Where its pinhole is, metres.</summary>
    [JsonPropertyName("position_m")]
    public required Vector3 PositionMetres { get; init; }

    /// <summary>Unit vector of the direction of view.</summary>
    public required Vector3 Forward { get; init; }

    /// <summary>Unit vector from the middle of the picture towards its upper edge.</summary>
    public required Vector3 Up { get; init; }

    /// <summary>Angle between the rays through the upper and the lower edge, degrees.</summary>
    [JsonPropertyName("fovy_deg")]
    public required double FieldOfViewDegrees { get; init; }

    /// <summary>Columns and rows of its pictures, pixels.</summary>
    [JsonPropertyName("side_px")]
    public required int SidePixels { get; init; }

    /// <summary>The model under <c>models/</c> that finds the domain's objects in its pictures; null when none does.</summary>
    public string? PerceptionModel { get; init; }

    /// <summary>Place and view of a camera in the hand, in the world frame.</summary>
    /// <param name="hand">The hand's pose in the world frame.</param>
    public CameraDescription CarriedBy(Pose hand) => this with
    {
        Mount = CameraMount.World,
        PositionMetres = hand.Position + Vector3.Transform(PositionMetres, hand.Orientation),
        Forward = Vector3.Transform(Forward, hand.Orientation),
        Up = Vector3.Transform(Up, hand.Orientation),
    };
}
