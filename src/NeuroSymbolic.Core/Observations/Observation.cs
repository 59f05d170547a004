namespace NeuroSymbolic.Core;

/// <summary>What reaches an agent at one control step: the robot's own readings, and its cameras for the asking.</summary>
/// <remarks>Cameras are read only when asked, because an image costs more than the physics of a control step.</remarks>
/// <param name="timeSeconds">Simulated time since the episode began, seconds.</param>
/// <param name="robot">Joint and gripper readings.</param>
/// <param name="capture">Takes a picture with the named camera.</param>
/// <param name="captureSmall">Takes one of so many pixels a side; null where cameras know one size only.</param>
public sealed class Observation(
    double timeSeconds, RobotReading robot, Func<string, CameraImage> capture, Func<string, int, CameraImage>? captureSmall = null)
{
    /// <summary>Simulated time since the episode began, seconds.</summary>
    public double TimeSeconds { get; } = timeSeconds;

    /// <summary>Joint and gripper readings.</summary>
    public RobotReading Robot { get; } = robot;

    /// <summary>The picture that the named camera sees now.</summary>
    /// <exception cref="ArgumentException">The robot has no camera of that name.</exception>
    public CameraImage Capture(string camera) => capture(camera);

    /// <summary>The same in a smaller size, as cameras give it that can join pixels.</summary>
    /// <param name="camera">The camera's name.</param>
    /// <param name="sidePixels">Side of the square picture.</param>
    /// <exception cref="ArgumentException">The robot has no camera of that name, or its pictures are smaller than that.</exception>
    public CameraImage Capture(string camera, int sidePixels) =>
        captureSmall?.Invoke(camera, sidePixels) ?? capture(camera).Shrink(sidePixels, sidePixels);
}
