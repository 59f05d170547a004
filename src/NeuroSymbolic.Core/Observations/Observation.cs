namespace NeuroSymbolic.Core;

/// <summary>What reaches an agent at one control step: the robot's own readings, and its cameras for the asking.</summary>
/// <remarks>Cameras are read only when asked, because an image costs more than the physics of a control step.</remarks>
public sealed class Observation(double timeSeconds, RobotReading robot, Func<string, CameraImage> capture)
{
    /// <summary>Simulated time since the episode began, seconds.</summary>
    public double TimeSeconds { get; } = timeSeconds;

    /// <summary>Joint and gripper readings.</summary>
    public RobotReading Robot { get; } = robot;

    /// <summary>The picture that the named camera sees now.</summary>
    /// <exception cref="ArgumentException">The robot has no camera of that name.</exception>
    public CameraImage Capture(string camera) => capture(camera);
}
