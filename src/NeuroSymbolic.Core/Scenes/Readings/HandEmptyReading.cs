using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p): the fingers bear nothing.</summary>
public sealed class HandEmptyReading : PredicateReading
{
    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) => scene.Objects.Any(thing => thing.IsHeld) ? [] : [[]];
}
