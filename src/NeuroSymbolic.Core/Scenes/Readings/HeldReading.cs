using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a): the fingers bear a.</summary>
public sealed class HeldReading : PredicateReading
{
    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from thing in scene.Objects where thing.IsHeld select ImmutableArray.Create(thing.Item.Name);
}
