using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>(p a b): a rests on b, another thing or a place, with its middle over that of b, and the fingers do not bear it.</summary>
/// <param name="toleranceMetres">Largest horizontal distance of the two middles.</param>
public sealed class SupportedReading(double toleranceMetres) : PredicateReading
{
    /// <summary>How far off the middle of a place a thing is put at most, metres: 5 mm inside the 30 mm that usually count as on it.</summary>
    public const float LargestOffsetMetres = 0.025f;

    /// <summary>Largest horizontal distance of the two middles, metres.</summary>
    public double ToleranceMetres => toleranceMetres;

    /// <inheritdoc/>
    public override bool SaysWhere => true;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene)
    {
        foreach (ObjectState thing in scene.Objects)
        {
            if (scene.SupportOf(thing, toleranceMetres) is { } below)
            {
                yield return [thing.Item.Name, below];
            }
        }
    }

    /// <inheritdoc/>
    public override Pose? Place(ObjectDescription item, ImmutableArray<string> arguments, SceneState scene, PlaceDraw draw)
    {
        Vector3 rise = new(0, 0, PlaceDraw.GapMetres + (item.SizeMetres.Z / 2));
        if (scene.Find(arguments[0]) is { } below)
        {
            return new Pose((below.Pose.Position with { Z = below.TopMetres }) + rise + new Vector3(draw.OnThing(), 0), Quaternion.Identity);
        }

        // a stack is off as a whole
        return scene.Places.FirstOrDefault(place => place.Name == arguments[0])?.SurfaceMetres is { } surface
            ? new Pose(surface + rise + new Vector3(draw.OnPlace(MathF.Min(LargestOffsetMetres, (float)toleranceMetres)), 0), Quaternion.Identity)
            : null;
    }
}
