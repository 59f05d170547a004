using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p k): the joint of the fixture k stands in a range.</summary>
/// <param name="smallestRadians">Smallest angle at which it holds.</param>
/// <param name="largestRadians">Largest one.</param>
public sealed class JointRangeReading(double smallestRadians, double largestRadians) : PredicateReading
{
    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) =>
        from place in scene.Places
        where place.Joint is not null
        let angle = scene.Joints.GetValueOrDefault(place.Name)
        where angle >= smallestRadians && angle <= largestRadians
        select ImmutableArray.Create(place.Name);
}
