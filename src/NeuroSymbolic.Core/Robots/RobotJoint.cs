using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>One revolute joint of an arm, as a link of its kinematic chain.</summary>
/// <remarks>The joint's frame lies at <see cref="OffsetMetres"/> in the frame before and is turned by <see cref="TurnRadians"/>, the words that
/// URDF has for it (<c>origin xyz rpy</c>); then it turns about <see cref="Axis"/>, along which its own frame is shifted. A row of
/// Denavit-Hartenberg parameters in Craig's convention is offset (a, 0, 0), turn (alpha, 0, 0) and shift d.</remarks>
public sealed record RobotJoint
{
    /// <summary>The joint's name in the robot's MuJoCo scene.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the torque motor that turns it.</summary>
    public required string Motor { get; init; }

    /// <summary>The angle from which the robot starts, and which its posture prefers, radians.</summary>
    [JsonPropertyName("home_rad")]
    public required double HomeRadians { get; init; }

    /// <summary>Where the joint's frame lies in the frame before, metres.</summary>
    [JsonPropertyName("offset_m")]
    public Vector3 OffsetMetres { get; init; }

    /// <summary>How it is turned against the frame before: about the fixed x, then y, then z axis, radians.</summary>
    [JsonPropertyName("turn_rad")]
    public Vector3 TurnRadians { get; init; }

    /// <summary>The axis that it turns about, in its own frame.</summary>
    public required Vector3 Axis { get; init => field = value == Vector3.Zero ? value : Vector3.Normalize(value); }

    /// <summary>How far its frame is shifted along the axis, metres.</summary>
    [JsonPropertyName("along_axis_m")]
    public float AlongAxisMetres { get; init; }
}
