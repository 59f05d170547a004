using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Places as areas and boxes in which things can be anywhere.</summary>
public static class SceneRegions
{
    private const float GridMetres = 0.01f;
    private const int Attempts = 400;

    // how far the hand with the camera at its front reaches to the sides of its middle; its open fingers reach less, and end above what
    // is about as high as what they grasp
    private static readonly Vector2 HandReach = new(0.085f, 0.105f);
    private static readonly Vector2 FingerReach = new(0.012f, 0.065f);
    private const float FingerLengthMetres = 0.03f;
    private const float AirMetres = 0.008f;
    private const float TouchMetres = 0.004f;

    /// <summary>Whether a point is over a place; in a place that has a height, also not above it.</summary>
    /// <param name="point">The point.</param>
    /// <param name="place">The place.</param>
    /// <param name="marginMetres">How far beyond its edge counts.</param>
    public static bool IsOver(Vector3 point, ObjectDescription place, float marginMetres = 0)
    {
        Vector3 offset = point - place.SurfaceMetres!.Value, size = place.SizeMetres;
        return MathF.Abs(offset.X) <= (size.X / 2) + marginMetres && MathF.Abs(offset.Y) <= (size.Y / 2) + marginMetres
            && offset.Z > 0 && (size.Z == 0 || offset.Z <= size.Z);
    }

    /// <summary>Whether a thing at rest stands on the surface of a place itself.</summary>
    public static bool StandsOn(ObjectState thing, ObjectDescription place, float marginMetres = 0) =>
        !thing.IsHeld && !thing.IsMoving
        && MathF.Abs(thing.BottomMetres - place.SurfaceMetres!.Value.Z) < SceneState.LevelMetres
        && IsOver(thing.Pose.Position, place, marginMetres);

    /// <summary>A point of a place's surface, drawn at random, where a thing can be put down and grasped again; null where none was found.</summary>
    /// <param name="scene">What stands there.</param>
    /// <param name="item">The thing.</param>
    /// <param name="place">The place.</param>
    /// <param name="random">Draws points until one is free.</param>
    /// <param name="yaw">How the thing is turned about the vertical, radians.</param>
    public static Vector3? RandomSpot(this SceneState scene, ObjectDescription item, ObjectDescription place, Random random, float yaw = 0)
    {
        Vector2 footprint = Footprint(item, Pose.Upright(Vector3.Zero, yaw).Orientation), half = HalfRoom(footprint, place);
        Vector3? fallback = null;
        for (int attempt = 0; attempt < Attempts && half.X >= 0 && half.Y >= 0; attempt++)
        {
            Vector3 spot = place.SurfaceMetres!.Value
                + new Vector3(half.X * ((2 * random.NextSingle()) - 1), half.Y * ((2 * random.NextSingle()) - 1), 0);
            (float now, float always) = Room(scene, spot, item, footprint);
            if (always >= 1)
            {
                return spot;
            }

            fallback ??= now >= 1 ? spot : null;
        }

        return fallback;
    }

    /// <summary>The point of a place's surface with most room for a thing and the hand that sets it down; null where there is none without
    /// touching another thing.</summary>
    /// <inheritdoc cref="RandomSpot" path="/param"/>
    public static Vector3? RoomiestSpot(this SceneState scene, ObjectDescription item, ObjectDescription place)
    {
        Vector2 footprint = Footprint(item, Quaternion.Identity), half = HalfRoom(footprint, place);
        (Vector3? spot, float best) = (null, 0);
        for (float x = -half.X; x <= half.X; x += GridMetres)
        {
            for (float y = -half.Y; y <= half.Y; y += GridMetres)
            {
                Vector3 candidate = place.SurfaceMetres!.Value + new Vector3(x, y, 0);
                (float now, float always) = Room(scene, candidate, item, footprint);
                float worth = now <= 0 ? 0 : (10 * MathF.Min(now, 1)) + MathF.Min(always, 1) - (0.1f * new Vector2(x, y).Length());
                if (worth > best)
                {
                    (spot, best) = (candidate, worth);
                }
            }
        }

        return spot;
    }

    /// <summary>The point of a place's surface nearest to its middle where a thing touches none of those that stand about; the middle where there is no
    /// such point within reach.</summary>
    /// <param name="scene">What stands there.</param>
    /// <param name="item">The thing.</param>
    /// <param name="place">The place.</param>
    /// <param name="reachMetres">How far from the middle it may be.</param>
    public static Vector3 FreeSpot(this SceneState scene, ObjectDescription item, ObjectDescription place, float reachMetres)
    {
        Vector3 middle = place.SurfaceMetres!.Value;
        Vector2 footprint = Footprint(item, Quaternion.Identity);
        (Vector3 spot, float nearest) = (middle, IsFree(middle) ? 0 : float.PositiveInfinity);
        for (float x = -reachMetres; x <= reachMetres; x += GridMetres / 2)
        {
            for (float y = -reachMetres; y <= reachMetres; y += GridMetres / 2)
            {
                float distance = new Vector2(x, y).Length();
                if (distance <= reachMetres && distance < nearest && IsFree(middle + new Vector3(x, y, 0)))
                {
                    (spot, nearest) = (middle + new Vector3(x, y, 0), distance);
                }
            }
        }

        return spot;

        bool IsFree(Vector3 candidate) => scene.Objects.All(other =>
            other.Item.Name == item.Name || other.IsHeld || other.BottomMetres > candidate.Z + item.SizeMetres.Z
            || Largest(Vector2.Abs((other.Pose.Position - candidate).AsVector2()) - Footprint(other.Item, other.Pose.Orientation) - footprint) > TouchMetres);
    }

    // half of the rectangle in which the middle of the thing may be; in a place with walls the fingers must fit beside it
    private static Vector2 HalfRoom(Vector2 footprint, ObjectDescription place) =>
        (place.SizeMetres.AsVector2() / 2) - (place.SizeMetres.Z > 0 ? Vector2.Max(footprint, FingerReach) : footprint);

    // 1 and more: the hand comes down beside everything; 0: it touches something. Now, and whatever is stacked on the others.
    private static (float Now, float Always) Room(SceneState scene, Vector3 spot, ObjectDescription item, Vector2 footprint)
    {
        (float now, float always) = (float.PositiveInfinity, float.PositiveInfinity);
        foreach (ObjectState other in scene.Objects)
        {
            if (other.Item.Name == item.Name || other.IsHeld)
            {
                continue;
            }

            Vector2 gap = Vector2.Abs((other.Pose.Position - spot).AsVector2()) - Footprint(other.Item, other.Pose.Orientation);
            float besideFingers = Largest(gap / Vector2.Max(FingerReach, footprint + new Vector2(AirMetres)));
            float besideHand = Largest(gap / HandReach);
            bool isLow = other.TopMetres < spot.Z + (item.SizeMetres.Z / 2) + FingerLengthMetres;
            now = MathF.Min(now, isLow ? besideFingers : besideHand);
            always = MathF.Min(always, besideHand);
        }

        return (now, always);
    }

    // half of the rectangle along the world's x and y that a turned box takes up
    private static Vector2 Footprint(ObjectDescription item, Quaternion orientation)
    {
        Vector3 half = item.SizeMetres / 2;
        return (Vector3.Abs(Vector3.Transform(new(half.X, 0, 0), orientation)) + Vector3.Abs(Vector3.Transform(new(0, half.Y, 0), orientation))
            + Vector3.Abs(Vector3.Transform(new(0, 0, half.Z), orientation))).AsVector2();
    }

    private static float Largest(Vector2 vector) => MathF.Max(vector.X, vector.Y);
}
