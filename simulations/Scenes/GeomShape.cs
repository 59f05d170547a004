using System.Collections.Immutable;

namespace NeuroSymbolic.Simulations;

/// <summary>One shape of a scene.</summary>
/// <param name="Body">Number of the body that it moves with.</param>
/// <param name="Kind">plane, sphere, capsule, ellipsoid, cylinder, box or mesh.</param>
/// <param name="Size">MuJoCo's: half sizes or radius and half length, m (3).</param>
/// <param name="Position">In the frame of the body, m (3).</param>
/// <param name="Orientation">In the frame of the body, quaternion w x y z (4).</param>
/// <param name="Colour">Red, green, blue and opacity, 0 to 1 (4).</param>
/// <param name="Mesh">Index of its triangles; null where it is none.</param>
/// <param name="Texture">Index of the picture around it; null where it has its colour alone.</param>
public sealed record GeomShape(
    int Body,
    string Kind,
    ImmutableArray<float> Size,
    ImmutableArray<float> Position,
    ImmutableArray<float> Orientation,
    ImmutableArray<float> Colour,
    int? Mesh,
    int? Texture);
