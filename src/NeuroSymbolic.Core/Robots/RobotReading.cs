using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>All that a robot may feel. Nothing else about its body reaches an agent.</summary>
/// <param name="JointPositions">Arm joint angles, one for each joint, radians, base to wrist.</param>
/// <param name="JointVelocities">Arm joint speeds, one for each joint, rad/s.</param>
/// <param name="MotorTorques">Torque of each arm motor, one for each joint, N m.</param>
/// <param name="FingerOpeningMetres">Distance between the finger pads, metres; 0 when closed on nothing.</param>
public sealed record RobotReading(
    ImmutableArray<double> JointPositions,
    ImmutableArray<double> JointVelocities,
    ImmutableArray<double> MotorTorques,
    double FingerOpeningMetres);
