using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>(p a b): the middle of a is in the room inside of b, a thing that may be carried about with a in it, and the fingers do not bear a.</summary>
public sealed class InsideReading : PredicateReading
{
    /// <inheritdoc/>
    public override bool SaysWhere => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        where !thing.IsHeld
        from other in scene.Objects
        where (!thing.IsMoving || other.IsMoving || other.IsHeld)
            && other.Item.Inside is { } room && room.Contains(other.Pose, thing.Pose.Position)
        select ImmutableArray.Create(thing.Item.Name, other.Item.Name);

    /// <inheritdoc/>
    public override Pose? Place(ObjectDescription item, ImmutableArray<string> arguments, SceneState scene, PlaceDraw draw) =>
        scene.Find(arguments[0]) is { Item.Inside: { } room } container
            ? container.Pose.Compose(new Pose(
                room.FloorMetres + new Vector3(draw.OnThing(), PlaceDraw.GapMetres + (item.SizeMetres.Z / 2)), Quaternion.Identity))
            : null;
}
