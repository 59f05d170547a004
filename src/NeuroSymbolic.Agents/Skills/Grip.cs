using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>How a thing is gripped: where, how the hand is turned for it, and how wide it is between the fingers.</summary>
/// <param name="PointMetres">Where the tool point is, world frame.</param>
/// <param name="YawRadians">How the hand is turned; null for as it is.</param>
/// <param name="WidthMetres">How far apart the thing keeps the fingers.</param>
internal readonly record struct Grip(Vector3 PointMetres, float? YawRadians, float WidthMetres)
{
    // a box that is askew by less is turned by the closing fingers
    private const float AskewRadians = 0.1f;

    // fingers that open no wider than the thing do not go around it
    private const float AirMetres = 0.006f;
    private const float BlockedCost = 10;
    private const float CostPerMetre = 1000;

    /// <summary>The best grip on a thing, by where the domain says that it is gripped, or else across one of the two pairs of a box's sides.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="pose">Where it is.</param>
    /// <param name="arm">Where the hand is.</param>
    /// <param name="room">What stands around it.</param>
    /// <param name="robotBaseMetres">Where the arm stands.</param>
    /// <param name="furtherRadians">What the hand will turn from there on without letting go.</param>
    public static Grip On(
        ObjectDescription item, Pose pose, in ArmState arm, FingerRoom room, Vector3 robotBaseMetres, float furtherRadians = 0)
    {
        float now = arm.Yaw, widest = arm.LargestOpeningMetres;
        if (item.Grasp is { } described)
        {
            Vector3 point = pose.PointAt(described.PointMetres);
            (float turn, _) = HandTurn.Best(arm, Pose.Wrapped(pose.Yaw + described.YawRadians - now), 2, furtherRadians, robotBaseMetres, point, Blocked);
            return new(point, now + turn, described.WidthMetres);

            float Blocked(int side, float turn) => CostOf(room.Overlap(point, now + turn));
        }

        Vector3 middle = pose.Position, size = item.SizeMetres;
        (float best, int bestSide) = HandTurn.Best(arm, Pose.Wrapped(pose.Yaw - now), 4, furtherRadians, robotBaseMetres, middle, Cost);
        return new(middle, MathF.Abs(best) < AskewRadians ? null : now + best, Across(bestSide));

        float Across(int side) => side % 2 == 0 ? size.Y : size.X;

        float Cost(int side, float turn) =>
            CostOf(room.Overlap(middle, now + turn)) + CostOf(Across(side) + AirMetres - widest);
    }

    /// <summary>How wide a held thing is between the fingers.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="yaw">How it is turned, radians.</param>
    /// <param name="handYaw">How the hand is.</param>
    public static float WidthOf(ObjectDescription item, float yaw, float handYaw) =>
        item.Grasp?.WidthMetres
        ?? (MathF.Abs(MathF.Sin(handYaw - yaw)) < MathF.Sqrt(0.5f) ? item.SizeMetres.Y : item.SizeMetres.X);

    /// <summary>The turn that sets a held thing down square, or as a peg asks; null for none.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="yaw">How it is turned, radians.</param>
    /// <param name="peg">The peg that it goes over; null for another support.</param>
    /// <param name="arm">Where the hand is.</param>
    /// <param name="robotBaseMetres">Where the arm stands.</param>
    /// <param name="goal">About where the hand goes, world frame, metres.</param>
    public static float? TurnToSetDown(
        ObjectDescription item, float yaw, PegDescription? peg, in ArmState arm, Vector3 robotBaseMetres, Vector3 goal)
    {
        bool isExact = peg is not null && item.Hole is { Symmetry: > 0 };
        int symmetry = isExact ? item.Hole!.Symmetry : item.Grasp is not null ? 0 : item.SizeMetres.X == item.SizeMetres.Y ? 4 : 2;
        (float turn, _) = HandTurn.Best(arm, Pose.Wrapped((isExact ? peg!.YawRadians : 0) - yaw), symmetry, 0, robotBaseMetres, goal);
        return isExact || MathF.Abs(turn) >= AskewRadians ? turn : null;
    }

    private static float CostOf(float overlapMetres) => overlapMetres > 0 ? BlockedCost + (CostPerMetre * overlapMetres) : 0;
}
