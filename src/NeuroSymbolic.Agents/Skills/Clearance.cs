using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>How high the hand must travel so that nothing on its way is touched.</summary>
internal static class Clearance
{
    // half of the hand's width across the fingers (0.10 m) and half of the largest cube, with some air
    private const float CorridorMetres = 0.15f;

    private const float AirMetres = 0.03f;

    /// <summary>World height that the lowest moving point must keep between two points, metres.</summary>
    /// <param name="scene">What stands where.</param>
    /// <param name="held">The object in hand, which is no obstacle; null when the hand is empty.</param>
    /// <param name="objects">Sizes and places.</param>
    /// <param name="from">Where the hand is.</param>
    /// <param name="to">Where it goes.</param>
    public static float TravelHeight(
        SceneEstimate scene, string? held, ImmutableArray<ObjectDescription> objects, Vector3 from, Vector3 to)
    {
        float height = float.MinValue;
        foreach (ObjectDescription item in objects)
        {
            if (item.TopMetres is { } top)
            {
                height = MathF.Max(height, top);
            }
            else if (item.Name != held && scene.Find(item.Name) is { } estimate
                && DistanceFromPath(estimate.Pose.Position, from, to) < CorridorMetres)
            {
                height = MathF.Max(height, estimate.Pose.Position.Z + (item.SizeMetres.Z / 2));
            }
        }

        return height + AirMetres;
    }

    private static float DistanceFromPath(Vector3 point, Vector3 from, Vector3 to)
    {
        Vector2 start = new(from.X, from.Y);
        Vector2 along = new Vector2(to.X, to.Y) - start;
        Vector2 offset = new Vector2(point.X, point.Y) - start;
        float lengthSquared = along.LengthSquared();
        float fraction = lengthSquared == 0 ? 0 : Math.Clamp(Vector2.Dot(offset, along) / lengthSquared, 0, 1);
        return Vector2.Distance(offset, along * fraction);
    }
}
