using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a b): a is a movable thing and less wide than b; never changes.</summary>
public sealed class SmallerReading : PredicateReading
{
    /// <inheritdoc/>
    public override bool IsStatic => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        from other in scene.Objects.Select(state => state.Item).Concat(scene.Places)
        where thing.Item.SizeMetres.X < other.SizeMetres.X
        select ImmutableArray.Create(thing.Item.Name, other.Name);
}
