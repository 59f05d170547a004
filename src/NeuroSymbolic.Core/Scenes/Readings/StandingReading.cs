using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>(p a r): a stands on the surface of the place r itself, anywhere on it.</summary>
/// <param name="marginMetres">How far beyond the edge the middle of a may be, where the surface goes on.</param>
public sealed class StandingReading(double marginMetres = 0) : PredicateReading
{
    /// <summary>Whether a point is over a place, or beyond its edge by no more than is allowed.</summary>
    public bool Allows(Vector3 point, ObjectDescription place) => SceneRegions.IsOver(point, place, (float)marginMetres);

    /// <inheritdoc/>
    public override bool SaysWhere => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        from place in scene.Places
        where SceneRegions.StandsOn(thing, place, (float)marginMetres)
        select ImmutableArray.Create(thing.Item.Name, place.Name);

    /// <inheritdoc/>
    public override Pose? Place(ObjectDescription item, ImmutableArray<string> arguments, SceneState scene, PlaceDraw draw)
    {
        float yaw = draw.Turn();
        return scene.Places.FirstOrDefault(place => place.Name == arguments[0]) is { } place
            && scene.RandomSpot(item, place, draw.Random, yaw) is { } spot
                ? Pose.Upright(spot + new Vector3(0, 0, PlaceDraw.GapMetres + (item.SizeMetres.Z / 2)), yaw)
                : null;
    }
}
