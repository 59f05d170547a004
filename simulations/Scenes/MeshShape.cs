using System.Collections.Immutable;

namespace NeuroSymbolic.Simulations;

/// <summary>Triangles.</summary>
/// <param name="Vertices">In the frame of the shape, m (vertices x 3).</param>
/// <param name="Faces">Numbers of vertices, counter-clockwise seen from outside (triangles x 3).</param>
public sealed record MeshShape(ImmutableArray<float> Vertices, ImmutableArray<int> Faces);
