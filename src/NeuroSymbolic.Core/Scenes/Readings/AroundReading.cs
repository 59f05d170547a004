using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>(p a r): the hole of a is around the peg of the place r, at any height of it: the two axes are near each other, a lies level below the
/// end of the peg, at rest, and the fingers do not bear it.</summary>
/// <param name="toleranceMetres">Largest horizontal distance of the two axes.</param>
public sealed class AroundReading(double toleranceMetres) : PredicateReading
{
    // within ten degrees; what leans more hangs on the end of the peg
    private const float LevelCosine = 0.985f;

    /// <inheritdoc/>
    public override bool SaysWhere => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        where thing is { IsHeld: false, IsMoving: false, Item.Hole: not null }
        let axis = thing.Pose.PointAt(thing.Item.Hole!.AtMetres)
        from place in scene.Places
        where place.Peg is not null
        let surface = place.SurfaceMetres!.Value
        where SceneState.Horizontal(axis, surface) <= toleranceMetres
            && Vector3.Transform(Vector3.UnitZ, thing.Pose.Orientation).Z > LevelCosine
            && thing.BottomMetres >= surface.Z - SceneState.LevelMetres && thing.BottomMetres < place.TopMetres - SceneState.LevelMetres
        select ImmutableArray.Create(thing.Item.Name, place.Name);

    /// <inheritdoc/>
    public override Pose? Place(ObjectDescription item, ImmutableArray<string> arguments, SceneState scene, PlaceDraw draw)
    {
        if (item.Hole is not { } hole || scene.Places.FirstOrDefault(place => place.Name == arguments[0]) is not { Peg: { } peg } place)
        {
            return null;
        }

        Vector3 middle = place.SurfaceMetres!.Value + new Vector3(0, 0, PlaceDraw.GapMetres + (item.SizeMetres.Z / 2));
        Vector3 hollow = hole.AtMetres with { Z = 0 };
        return Pose.Upright(Pose.Upright(middle, peg.YawRadians).PointAt(-hollow), peg.YawRadians);
    }
}
