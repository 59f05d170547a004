using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>What a learned policy is told of the robot's own body, in numbers that any robot with an arm and two fingers can give.</summary>
/// <remarks>Place of the tool in the frame of the robot's base, metres (3); its speed, metres per second (3); opening of the fingers, metres (1);
/// speed of the opening, metres per second (1). Speeds are differences between two control steps.</remarks>
public static class Proprioception
{
    /// <summary>How many numbers there are.</summary>
    public const int Length = 8;

    /// <summary>Writes the numbers.</summary>
    /// <param name="now">The robot's readings.</param>
    /// <param name="before">Its readings one control step earlier; the same ones at the start.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="numbers">Takes <see cref="Length"/> numbers.</param>
    public static void Write(RobotReading now, RobotReading before, RobotDescription robot, Span<float> numbers)
    {
        Vector3 tool = robot.ToolInBase(now.JointPositions.AsSpan()).Position;
        Vector3 speed = (tool - robot.ToolInBase(before.JointPositions.AsSpan()).Position) * RobotAction.Rate;
        tool.CopyTo(numbers);
        speed.CopyTo(numbers[3..]);
        numbers[6] = (float)now.FingerOpeningMetres;
        numbers[7] = (float)(now.FingerOpeningMetres - before.FingerOpeningMetres) * RobotAction.Rate;
    }
}
