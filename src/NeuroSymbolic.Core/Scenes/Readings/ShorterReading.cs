using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a b): a is less high than b; never changes.</summary>
public sealed class ShorterReading : PredicateReading
{
    /// <inheritdoc/>
    public override bool IsStatic => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        from other in scene.Objects
        where thing.Item.SizeMetres.Z < other.Item.SizeMetres.Z
        select ImmutableArray.Create(thing.Item.Name, other.Item.Name);
}
