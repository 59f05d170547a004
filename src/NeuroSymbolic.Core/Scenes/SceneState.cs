using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>What there is and where: the true scene, one that perception believes in, or one that is to be built.</summary>
/// <remarks>Facts are read off it by the readings that a domain names (<see cref="DomainReadings"/>), whoever made it, so that the referee and an
/// agent mean the same by the same words.</remarks>
/// <param name="Objects">The movable things.</param>
/// <param name="Places">The places that do not move.</param>
public sealed record SceneState(ImmutableArray<ObjectState> Objects, ImmutableArray<ObjectDescription> Places)
{
    // heights are known to a few millimetres: contacts give way, cameras err
    internal const float LevelMetres = 0.006f;

    /// <summary>A scene of nothing.</summary>
    public static SceneState Empty { get; } = new([], []);

    /// <summary>How far each fixture is turned that has a joint, radians, by the fixture's name; 0 for one that is not named.</summary>
    public ImmutableSortedDictionary<string, double> Joints { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The movable thing of that name; null where there is none.</summary>
    public ObjectState? Find(string name)
    {
        foreach (ObjectState item in Objects)
        {
            if (item.Item.Name == name)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>What a thing rests on: the one on whose top it stands and whose middle is nearest below its own.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="toleranceMetres">Largest horizontal distance of the two middles.</param>
    /// <returns>The name of a movable thing or a place; null where it stands on none of them, is held or still moves.</returns>
    public string? SupportOf(ObjectState thing, double toleranceMetres)
    {
        if (thing.IsHeld || thing.IsMoving)
        {
            return null;
        }

        (string? name, double nearest) = (null, toleranceMetres);
        foreach (ObjectState other in Objects)
        {
            if (!other.IsHeld && !ReferenceEquals(other, thing))
            {
                Consider(other.Item.Name, other.Pose.Position with { Z = other.TopMetres });
            }
        }

        foreach (ObjectDescription place in Places)
        {
            if (!place.BearsAnywhere)
            {
                Consider(place.Name, place.SurfaceMetres!.Value);
            }
        }

        return name ?? Places.FirstOrDefault(place => place.BearsAnywhere && SceneRegions.StandsOn(thing, place))?.Name;

        void Consider(string candidate, Vector3 top)
        {
            double distance = Horizontal(thing.Pose.Position, top);
            if (MathF.Abs(thing.BottomMetres - top.Z) < LevelMetres && distance < nearest)
            {
                (name, nearest) = (candidate, distance);
            }
        }
    }

    /// <summary>Distance of two points seen from above, metres.</summary>
    public static float Horizontal(Vector3 from, Vector3 to) => Vector2.Distance(new(from.X, from.Y), new(to.X, to.Y));
}
