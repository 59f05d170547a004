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

    /// <summary>Stay where you are with open fingers.</summary>
    public static RobotAction Rest => new(0, 0, 0, 0, -1);
}
