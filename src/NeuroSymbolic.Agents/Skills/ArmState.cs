using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Where the robot's hand is, worked out from its own joint readings.</summary>
/// <param name="Tool">Point between the finger tips, world frame, metres.</param>
/// <param name="OpeningMetres">Distance between the finger pads.</param>
public readonly record struct ArmState(Vector3 Tool, float OpeningMetres)
{
    // the pads yield a little, and the cube may stand askew
    private const float SmallestHeldFraction = 0.85f;

    /// <summary>How the hand is turned about the vertical, radians; at 0 its fingers close along the world's y axis.</summary>
    public float Yaw { get; init; }

    /// <summary>How far the wrist can still turn the hand clockwise, seen from above, radians, at most 0.</summary>
    public float LeastTurn { get; init; }

    /// <summary>How far it can still turn it the other way, radians, at least 0.</summary>
    public float MostTurn { get; init; }

    /// <summary>How far apart the finger pads can be, metres.</summary>
    public float LargestOpeningMetres { get; init; }

    /// <summary>Where the hand is.</summary>
    /// <param name="reading">The robot's readings.</param>
    /// <param name="domain">The domain, which has the robot and where it stands.</param>
    public static ArmState From(RobotReading reading, DomainDescription domain)
    {
        // the wrist's axis points down, so that it turns the hand the other way
        Pose tool = domain.ToolInWorld(reading.JointPositions.AsSpan());
        float wrist = (float)reading.JointPositions[^1], farthest = domain.Robot.LargestWristRadians;
        return new(tool.Position, (float)reading.FingerOpeningMetres)
        {
            Yaw = tool.Yaw,
            LeastTurn = MathF.Min(0, wrist - farthest),
            MostTurn = MathF.Max(0, wrist + farthest),
            LargestOpeningMetres = (float)domain.Robot.Hand.LargestOpeningMetres,
        };
    }

    /// <summary>Whether the fingers are kept apart as by a thing of that width.</summary>
    public bool Holds(float sizeMetres) => OpeningMetres >= SmallestHeldFraction * sizeMetres;
}
