using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a): nothing rests on a, a thing or a place, and the fingers do not bear it.</summary>
/// <param name="toleranceMetres">Largest horizontal distance of two middles for one to rest on the other.</param>
public sealed class NothingOnReading(double toleranceMetres) : PredicateReading
{
    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene)
    {
        var covered = new HashSet<string>();
        foreach (ObjectState thing in scene.Objects)
        {
            if (scene.SupportOf(thing, toleranceMetres) is { } below)
            {
                covered.Add(below);
            }
        }

        return
        [
            .. from thing in scene.Objects where !thing.IsHeld && !covered.Contains(thing.Item.Name) select ImmutableArray.Create(thing.Item.Name),
            .. from place in scene.Places where !covered.Contains(place.Name) select ImmutableArray.Create(place.Name),
        ];
    }
}
