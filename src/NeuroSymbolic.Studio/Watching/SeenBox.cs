using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Studio;

/// <summary>Where an object that was found stands in the picture.</summary>
internal static class SeenBox
{
    /// <summary>The eight corners of its box, from the left and upper edges of the picture (0) to the others (1), x before y. Corners whose
    /// numbers differ in one bit share an edge.</summary>
    public static ImmutableArray<float> Corners(ObjectEstimate item, DomainDescription domain, PinholeCamera camera)
    {
        Vector3 half = domain.Find(item.Name).SizeMetres / 2;
        var corners = ImmutableArray.CreateBuilder<float>(16);
        for (int corner = 0; corner < 8; corner++)
        {
            var offset = new Vector3(Sign(corner, 1) * half.X, Sign(corner, 2) * half.Y, Sign(corner, 4) * half.Z);
            Vector2 place = camera.Project(item.Pose.Position + Vector3.Transform(offset, item.Pose.Orientation));
            corners.Add(MathF.Round(place.X, 4));
            corners.Add(MathF.Round(place.Y, 4));
        }

        return corners.MoveToImmutable();

        static float Sign(int corner, int bit) => (corner & bit) == 0 ? -1 : 1;
    }
}
