using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>One way in which an object may be where it is seen.</summary>
/// <param name="Item">The object.</param>
/// <param name="Below">The object that bears it, even when too far off its middle to count; null on the table and in the hand.</param>
/// <param name="IsHeld">Whether the fingers hold it.</param>
/// <param name="Position">Its centre in the world frame, metres.</param>
/// <param name="TurnRadians">How it is turned about the vertical.</param>
/// <param name="Cost">Negative log-likelihood.</param>
internal sealed record Placement(
    ObjectDescription Item, ObjectDescription? Below, bool IsHeld, Vector3 Position, float TurnRadians, double Cost)
{
    /// <summary>Where it is and how it is turned.</summary>
    public Pose Pose => Pose.Upright(Position, TurnRadians);

    /// <summary>Where the tool point is that grips it, world frame, metres.</summary>
    public Vector3 Grip => Item.Grasp is { } grasp ? Pose.PointAt(grasp.PointMetres) : Position;
}
