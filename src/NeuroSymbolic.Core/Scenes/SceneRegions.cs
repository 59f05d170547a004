using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Places as areas and boxes in which things can be anywhere.</summary>
public static class SceneRegions
{
    private const float LevelMetres = 0.006f;
    private const int Attempts = 400;

    /// <summary>Room for the fingers between things, metres: they open 4 cm to each side of what they grasp at most, and are 2 cm wide.</summary>
    public const float FingerRoomMetres = 0.035f;

    /// <summary>Whether a point is over a place; in a place that has a height, also not above it.</summary>
    public static bool IsOver(Vector3 point, ObjectDescription place)
    {
        Vector3 offset = point - place.SurfaceMetres!.Value, size = place.SizeMetres;
        return MathF.Abs(offset.X) <= size.X / 2 && MathF.Abs(offset.Y) <= size.Y / 2
            && offset.Z > 0 && (size.Z == 0 || offset.Z <= size.Z);
    }

    /// <summary>Whether a thing at rest stands on the surface of a place itself.</summary>
    public static bool StandsOn(this SceneState scene, ObjectState thing, ObjectDescription place) =>
        !thing.IsHeld && !thing.IsMoving
        && MathF.Abs(thing.BottomMetres - place.SurfaceMetres!.Value.Z) < LevelMetres
        && IsOver(thing.Pose.Position, place);

    /// <summary>A point of a place's surface where a thing can be put down with room for the fingers; null where none was found.</summary>
    /// <param name="scene">What stands there.</param>
    /// <param name="item">The thing.</param>
    /// <param name="place">The place.</param>
    /// <param name="random">Draws points until one is free.</param>
    public static Vector3? FreeSpot(this SceneState scene, ObjectDescription item, ObjectDescription place, Random random)
    {
        Vector3 surface = place.SurfaceMetres!.Value;
        Vector2 half = (new Vector2(place.SizeMetres.X, place.SizeMetres.Y) - new Vector2(item.SizeMetres.X, item.SizeMetres.Y)) / 2;
        if (half.X < 0 || half.Y < 0)
        {
            return null;
        }

        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Vector3 spot = surface + new Vector3(half.X * ((2 * random.NextSingle()) - 1), half.Y * ((2 * random.NextSingle()) - 1), 0);
            if (scene.Objects.All(other => other.Item.Name == item.Name || IsClear(spot, item, other)))
            {
                return spot;
            }
        }

        return null;
    }

    private static bool IsClear(Vector3 spot, ObjectDescription item, ObjectState other) =>
        SceneState.Horizontal(spot, other.Pose.Position) > ((item.SizeMetres.X + other.Item.SizeMetres.X) / 2) + FingerRoomMetres;
}
