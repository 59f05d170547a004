using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Moves the tool in a straight line towards a point.</summary>
internal static class CartesianServo
{
    public const float Open = -1;
    public const float Closed = 1;

    /// <summary>The action whose target is the goal itself when it is near, and as far towards it as one action reaches when not.</summary>
    public static RobotAction Toward(Vector3 tool, Vector3 goal, float gripper)
    {
        Vector3 command = (goal - tool) / RobotAction.MetresPerUnit;
        float largest = MathF.Max(MathF.Abs(command.X), MathF.Max(MathF.Abs(command.Y), MathF.Abs(command.Z)));
        if (largest > 1)
        {
            command /= largest;
        }

        return new RobotAction(command.X, command.Y, command.Z, 0, gripper);
    }

    /// <summary>Whether the tool is within a distance of the goal, seen from above.</summary>
    public static bool IsAbove(Vector3 tool, Vector3 goal, float toleranceMetres) =>
        Vector2.Distance(new(tool.X, tool.Y), new(goal.X, goal.Y)) < toleranceMetres;
}
