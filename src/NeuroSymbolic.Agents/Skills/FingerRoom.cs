using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Tells whether other things stand where the open fingers or the palm would be.</summary>
/// <param name="scene">What stands where.</param>
/// <param name="objects">Their sizes.</param>
/// <param name="grasped">What is grasped, which is no obstacle.</param>
/// <param name="openingMetres">How far apart the open fingers are.</param>
internal sealed class FingerRoom(SceneEstimate scene, ImmutableArray<ObjectDescription> objects, string grasped, float openingMetres)
{
    // each open finger, and the palm above them, along the hand's x and y; the fingers reach a little below the tool point, the palm begins above it
    private static readonly Vector2 FingerHalf = new(0.010f, 0.009f);
    private static readonly Vector2 PalmHalf = new(0.030f, 0.102f);
    private const float FingerMiddleMetres = 0.009f;
    private const float FingerTipMetres = 0.012f;
    private const float PalmMetres = 0.035f;
    private const float AirMetres = 0.002f;

    private readonly float fingerPlace = (openingMetres / 2) + FingerMiddleMetres;

    /// <summary>By how much the hand would overlap with the thing that is most in its way, seen from above, metres; 0 for a hand that fits.</summary>
    /// <param name="tool">The tool point, world frame, metres.</param>
    /// <param name="yaw">How the hand is turned, radians.</param>
    public float Overlap(Vector3 tool, float yaw)
    {
        Vector2 across = new(-MathF.Sin(yaw), MathF.Cos(yaw)), middle = tool.AsVector2();
        float overlap = 0;
        foreach (ObjectDescription item in objects)
        {
            if (!item.IsMovable || item.Name == grasped || scene.Find(item.Name) is not { Pose: var pose })
            {
                continue;
            }

            float top = pose.Position.Z + (item.SizeMetres.Z / 2);
            Vector2 half = item.SizeMetres.AsVector2() / 2;
            if (top > tool.Z + PalmMetres)
            {
                overlap = MathF.Max(overlap, Depth(middle, PalmHalf));
            }

            if (top > tool.Z - FingerTipMetres)
            {
                overlap = MathF.Max(overlap, Depth(middle + (fingerPlace * across), FingerHalf));
                overlap = MathF.Max(overlap, Depth(middle - (fingerPlace * across), FingerHalf));
            }

            float Depth(Vector2 part, Vector2 partHalf) => AirMetres - Gap(part, partHalf, yaw, pose.Position.AsVector2(), half, pose.Yaw);
        }

        return overlap;
    }

    // two rectangles are apart when they are along one of their sides
    private static float Gap(Vector2 first, Vector2 firstHalf, float firstYaw, Vector2 second, Vector2 secondHalf, float secondYaw)
    {
        float gap = float.NegativeInfinity;
        foreach (float yaw in (ReadOnlySpan<float>)[firstYaw, secondYaw])
        {
            foreach (float side in (ReadOnlySpan<float>)[yaw, yaw + (MathF.PI / 2)])
            {
                Vector2 along = new(MathF.Cos(side), MathF.Sin(side));
                gap = MathF.Max(
                    gap, MathF.Abs(Vector2.Dot(second - first, along)) - Extent(firstHalf, firstYaw, side) - Extent(secondHalf, secondYaw, side));
            }
        }

        return gap;
    }

    private static float Extent(Vector2 half, float yaw, float direction) =>
        (half.X * MathF.Abs(MathF.Cos(direction - yaw))) + (half.Y * MathF.Abs(MathF.Sin(direction - yaw)));
}
