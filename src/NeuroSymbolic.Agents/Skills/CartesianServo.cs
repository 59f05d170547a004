using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Moves the tool in a straight line to a point and holds it there, also against a weight in the hand.</summary>
internal sealed class CartesianServo
{
    public const float Open = -1;
    public const float Closed = 1;

    // The robot's own controller has no integral part, so a held weight keeps the hand some millimetres off. Near the goal the
    // rest error is summed up, with a time constant of half a second, and no further than the heaviest object can ask for.
    private const float NearMetres = 0.015f;
    private const float IntegralPerStep = 0.1f;
    private const float LargestCorrectionMetres = 0.008f;

    private const float TurnedRadians = 0.03f;

    private Vector3 correction;

    /// <summary>The action whose target is the goal itself when it is near, and as far towards it as one action reaches when not.</summary>
    /// <param name="arm">Where the hand is.</param>
    /// <param name="goal">Where the tool goes, world frame, metres.</param>
    /// <param name="gripper">Whether the fingers open or close.</param>
    /// <param name="yaw">How the hand is to be turned about the vertical, radians; null for as it is told to be already.</param>
    public RobotAction Toward(in ArmState arm, Vector3 goal, float gripper, float? yaw = null)
    {
        Vector3 error = goal - arm.Tool;
        if (error.Length() < NearMetres)
        {
            correction += IntegralPerStep * error;
            correction = Vector3.Clamp(correction, new(-LargestCorrectionMetres), new(LargestCorrectionMetres));
        }

        return RobotAction.Along(error + correction, gripper) with { Yaw = Turn(arm, yaw) };
    }

    /// <summary>The yaw of an action that turns the hand: the whole way when one action reaches so far, and as far as it reaches when not.</summary>
    public static float Turn(in ArmState arm, float? yaw) =>
        yaw is { } wanted ? Math.Clamp(Pose.Wrapped(wanted - arm.Yaw) / RobotAction.RadiansPerUnit, -1, 1) : 0;

    /// <summary>Whether the hand is turned as it is to be.</summary>
    public static bool IsTurned(in ArmState arm, float? yaw) => yaw is not { } wanted || MathF.Abs(Pose.Wrapped(wanted - arm.Yaw)) < TurnedRadians;

    /// <summary>Forgets the weight, when the fingers let go.</summary>
    public void Unload() => correction = Vector3.Zero;

    /// <summary>Whether the tool is within a distance of the goal, seen from above.</summary>
    public static bool IsAbove(Vector3 tool, Vector3 goal, float toleranceMetres) =>
        Vector2.Distance(new(tool.X, tool.Y), new(goal.X, goal.Y)) < toleranceMetres;
}
