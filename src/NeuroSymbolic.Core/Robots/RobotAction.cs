using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>What an agent commands at each 20 Hz control step: five numbers in [-1, 1].</summary>
/// <remarks>The target is the measured end-effector pose plus (X, Y, Z) × 0.05 m and Yaw × 0.5 rad, renewed at each step; this is
/// robosuite's OSC_POSE rule with the two other rotations held at zero. Values outside the range are clamped by the controller.</remarks>
/// <param name="X">World x, forward from the robot; 1 is 0.05 m.</param>
/// <param name="Y">World y, to the robot's left; 1 is 0.05 m.</param>
/// <param name="Z">World z, up; 1 is 0.05 m.</param>
/// <param name="Yaw">Turn about world z; 1 is 0.5 rad.</param>
/// <param name="Gripper">-1 opens, +1 closes.</param>
public readonly record struct RobotAction(float X, float Y, float Z, float Yaw, float Gripper)
{
    /// <summary>Control steps in a second.</summary>
    public const int Rate = 20;

    /// <summary>Metres that a full translation command adds to the measured position.</summary>
    public const float MetresPerUnit = 0.05f;

    /// <summary>Radians that a full yaw command adds to the measured yaw.</summary>
    public const float RadiansPerUnit = 0.5f;

    /// <summary>A step along a straight line: the whole way when one action reaches so far, and as far along it as one reaches when not.</summary>
    /// <param name="wayMetres">From where the tool is to where it is to go, world axes, metres.</param>
    /// <param name="gripper">-1 opens, +1 closes.</param>
    public static RobotAction Along(Vector3 wayMetres, float gripper)
    {
        Vector3 command = wayMetres / MetresPerUnit;
        float largest = MathF.Max(MathF.Abs(command.X), MathF.Max(MathF.Abs(command.Y), MathF.Abs(command.Z)));
        command /= MathF.Max(1, largest);
        return new RobotAction(command.X, command.Y, command.Z, 0, gripper);
    }

    /// <summary>Stay where you are with open fingers.</summary>
    public static RobotAction Rest => new(0, 0, 0, 0, -1);
}
