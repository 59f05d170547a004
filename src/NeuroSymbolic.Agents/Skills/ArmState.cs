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

    /// <summary>Where the hand is.</summary>
    /// <param name="reading">The robot's readings.</param>
    /// <param name="robotBaseMetres">Where its base stands in the world frame.</param>
    public static ArmState From(RobotReading reading, Vector3 robotBaseMetres) => new(
        robotBaseMetres + PandaKinematics.ToolInBase(reading.JointPositions.AsSpan()).Position,
        (float)reading.FingerOpeningMetres);

    /// <summary>Whether the fingers are kept apart as by a thing of that width.</summary>
    public bool Holds(float sizeMetres) => OpeningMetres >= SmallestHeldFraction * sizeMetres;
}
