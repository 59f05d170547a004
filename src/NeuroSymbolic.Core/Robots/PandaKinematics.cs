using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Forward kinematics of the Franka Emika Panda: where its joint angles put the point between its finger tips.</summary>
/// <remarks>Denavit-Hartenberg parameters in Craig's convention as the manufacturer publishes them (Franka Control Interface
/// documentation, "Denavit-Hartenberg parameters"); the hand is turned by -45° about the flange and its tool centre lies 103.4 mm on.</remarks>
public static class PandaKinematics
{
    /// <summary>Number of arm joints.</summary>
    public const int Joints = 7;

    /// <summary>Largest distance between the finger pads, metres.</summary>
    public const double LargestOpeningMetres = 0.08;

    /// <summary>How far the last joint, the wrist, turns either way, radians (the manufacturer's "Limits for Panda").</summary>
    public const float LargestWristRadians = 2.8973f;

    // link length a [m], offset d [m], twist alpha [quarter turns] of joints 1 to 7
    private static readonly (float A, float D, int QuarterTurns)[] Links =
    [
        (0f, 0.333f, 0),
        (0f, 0f, -1),
        (0f, 0.316f, 1),
        (0.0825f, 0f, 1),
        (-0.0825f, 0.384f, -1),
        (0f, 0f, 1),
        (0.088f, 0f, 1),
    ];

    private static readonly Pose HandInLastLink = new(
        new Vector3(0, 0, 0.107f),
        Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -MathF.PI / 4));

    private static readonly Pose ToolInHand = new(new Vector3(0, 0, 0.1034f), Quaternion.Identity);

    /// <summary>The tool centre's pose in the frame of the robot's base.</summary>
    /// <inheritdoc cref="HandInBase"/>
    public static Pose ToolInBase(ReadOnlySpan<double> jointPositions) => HandInBase(jointPositions).Compose(ToolInHand);

    /// <summary>The hand's pose, where it is screwed to the flange, in the frame of the robot's base.</summary>
    /// <param name="jointPositions">Seven angles, radians, base to wrist.</param>
    /// <exception cref="ArgumentException">There are not seven angles.</exception>
    public static Pose HandInBase(ReadOnlySpan<double> jointPositions)
    {
        if (jointPositions.Length != Joints)
        {
            throw new ArgumentException($"Expected {Joints} joint angles, got {jointPositions.Length}.", nameof(jointPositions));
        }

        Pose pose = Pose.Identity;
        for (int joint = 0; joint < Joints; joint++)
        {
            (float a, float d, int quarterTurns) = Links[joint];
            Quaternion twist = Quaternion.CreateFromAxisAngle(Vector3.UnitX, quarterTurns * MathF.PI / 2);
            Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, (float)jointPositions[joint]);
            pose = pose.Compose(new Pose(new Vector3(a, 0, 0), twist)).Compose(new Pose(new Vector3(0, 0, d), turn));
        }

        return pose.Compose(HandInLastLink);
    }
}
