using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a b): a and b are two things of one colour; never changes.</summary>
public sealed class SameColourReading : PredicateReading
{
    /// <inheritdoc/>
    public override bool IsStatic => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects
        from other in scene.Objects
        where thing != other && thing.Item.Colour is not null && thing.Item.Colour == other.Item.Colour
        select ImmutableArray.Create(thing.Item.Name, other.Item.Name);
}
