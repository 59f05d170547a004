using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a r): the middle of a is over the place r, or inside of it where r is a box, and the fingers do not bear a.</summary>
public sealed class WithinReading : PredicateReading
{
    private readonly StandingReading standing = new();

    /// <inheritdoc/>
    public override bool SaysWhere => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        where !thing.IsHeld && !thing.IsMoving
        from place in scene.Places
        where SceneRegions.IsOver(thing.Pose.Position, place)
        select ImmutableArray.Create(thing.Item.Name, place.Name);

    /// <inheritdoc/>
    public override Pose? Place(ObjectDescription item, ImmutableArray<string> arguments, SceneState scene, PlaceDraw draw) =>
        standing.Place(item, arguments, scene, draw);
}
