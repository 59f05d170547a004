using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Chooses how the hand is turned where several ways do: the one that is cheapest and that the wrist can make, near to its usual posture.</summary>
internal static class HandTurn
{
    // the other joints help a little or hinder, so that the wrist ends not quite where it is reckoned to
    private const float MarginRadians = 0.2f;
    private const float BeyondCost = 100;
    private const float TurnCost = 0.1f;

    /// <summary>The turn from how the hand is now, radians.</summary>
    /// <param name="arm">How it is.</param>
    /// <param name="wanted">A turn about the vertical that does, radians, from now.</param>
    /// <param name="symmetry">How many such turns there are in a full one, evenly spaced; 0 where any does.</param>
    /// <param name="furtherRadians">What it will turn from there on without letting go.</param>
    /// <param name="robotBaseMetres">Where the arm stands.</param>
    /// <param name="goal">Where the hand goes, world frame, metres.</param>
    /// <param name="costOf">What else is to be said against each, by its number from 0; null for nothing.</param>
    public static (float Radians, int Side) Best(
        in ArmState arm,
        float wanted,
        int symmetry,
        float furtherRadians,
        Vector3 robotBaseMetres,
        Vector3 goal,
        Func<int, float, float>? costOf = null)
    {
        // on its way around the base the hand is carried along, which the wrist has to undo
        float carried = Pose.Wrapped(Bearing(goal - robotBaseMetres) - Bearing(arm.Tool - robotBaseMetres));
        if (symmetry == 0)
        {
            float least = arm.LeastTurn + MarginRadians + carried, most = arm.MostTurn - MarginRadians + carried;
            return (least > 0 ? least : MathF.Min(0, most), 0);
        }

        (float best, int bestSide, float leastCost) = (0, 0, float.PositiveInfinity);
        for (int side = 0; side < symmetry; side++)
        {
            float turn = Pose.Wrapped(wanted + (side * MathF.Tau / symmetry));
            float beyond = MathF.Max(Beyond(arm, turn - carried), Beyond(arm, turn + furtherRadians - carried));
            float cost = MathF.Abs(Pose.Wrapped(arm.Yaw + turn)) + (TurnCost * MathF.Abs(turn)) + (BeyondCost * beyond) + (costOf?.Invoke(side, turn) ?? 0);
            if (cost < leastCost)
            {
                (best, bestSide, leastCost) = (turn, side, cost);
            }
        }

        return (best, bestSide);
    }

    private static float Beyond(in ArmState arm, float wristTurn) =>
        MathF.Max(0, MathF.Max(wristTurn - (arm.MostTurn - MarginRadians), arm.LeastTurn + MarginRadians - wristTurn));

    private static float Bearing(Vector3 way) => MathF.Atan2(way.Y, way.X);
}
