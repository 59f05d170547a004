using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>The two-finger hand at an arm's flange. Names are those of the robot's MuJoCo scene.</summary>
public sealed record RobotHand
{
    /// <summary>Where the hand's frame lies in the last joint's, metres.</summary>
    [JsonPropertyName("offset_m")]
    public required Vector3 OffsetMetres { get; init; }

    /// <summary>How it is turned against the last joint's: about the fixed x, then y, then z axis, radians. Its z axis points from the
    /// flange to the tool, and the fingers close along y.</summary>
    [JsonPropertyName("turn_rad")]
    public Vector3 TurnRadians { get; init; }

    /// <summary>The point between the finger tips in the hand's frame, metres; the tool's axes are the hand's.</summary>
    [JsonPropertyName("tool_m")]
    public required Vector3 ToolMetres { get; init; }

    /// <summary>The site at the tool.</summary>
    public required string ToolSite { get; init; }

    /// <summary>The motor that opens and closes the fingers; its control is the wanted distance between the pads, metres.</summary>
    public required string Motor { get; init; }

    /// <summary>The two sliding joints of the fingers; each is at half the distance between the pads.</summary>
    public required ImmutableArray<string> FingerJoints { get; init; }

    /// <summary>The two geometries that touch what is held.</summary>
    public required ImmutableArray<string> Pads { get; init; }

    /// <summary>Largest distance between the finger pads, metres.</summary>
    [JsonPropertyName("largest_opening_m")]
    public required double LargestOpeningMetres { get; init; }
}
