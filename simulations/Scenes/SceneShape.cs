using System.Collections.Immutable;

namespace NeuroSymbolic.Simulations;

/// <summary>What there is to draw of a compiled scene, for others than the engine's own renderer.</summary>
/// <param name="Bodies">Names of the bodies, the world's first; empty for those without.</param>
/// <param name="Geoms">The shapes that pictures show; those for collisions alone are left out.</param>
/// <param name="Meshes">The triangles that shapes refer to.</param>
/// <param name="Textures">The pictures around cubes that shapes refer to.</param>
public sealed record SceneShape(
    ImmutableArray<string> Bodies,
    ImmutableArray<GeomShape> Geoms,
    ImmutableArray<MeshShape> Meshes,
    ImmutableArray<CubeTexture> Textures)
{
    private const int LastGroupInPictures = 2;
    private const int Mesh = 7;
    private const int Cube = 1;

    private static readonly string[] Kinds = ["plane", "", "sphere", "capsule", "ellipsoid", "cylinder", "box", "mesh"];

    /// <summary>Reads it off a compiled scene.</summary>
    internal static SceneShape Of(MuJoCoModel model)
    {
        int[] meshes = [.. Indices(model.Nmesh, model.GeomDataid, geom => model.GeomType[geom] == Mesh && IsShown(geom))];
        int[] textures = [.. Enumerable.Range(0, model.Ntex).Where(texture => model.TexType[texture] == Cube)];
        var geoms = ImmutableArray.CreateBuilder<GeomShape>();
        for (int geom = 0; geom < model.Ngeom; geom++)
        {
            if (IsShown(geom) && Kinds[model.GeomType[geom]] is { Length: > 0 } kind)
            {
                int material = model.GeomMatid[geom];
                geoms.Add(new GeomShape(
                    model.GeomBodyid[geom],
                    kind,
                    Single(model.GeomSize.Slice(3 * geom, 3)),
                    Single(model.GeomPos.Slice(3 * geom, 3)),
                    Single(model.GeomQuat.Slice(4 * geom, 4)),
                    [.. material < 0 ? model.GeomRgba.Slice(4 * geom, 4) : model.MatRgba.Slice(4 * material, 4)],
                    Known(Array.IndexOf(meshes, model.GeomType[geom] == Mesh ? model.GeomDataid[geom] : -1)),
                    Known(Array.IndexOf(textures, material < 0 ? -1 : model.MatTexid[material]))));
            }
        }

        return new SceneShape(
            [.. Enumerable.Range(0, model.Nbody).Select(body => model.BodyName(body) ?? "")],
            geoms.ToImmutable(),
            [.. meshes.Select(mesh => new MeshShape(
                [.. model.MeshVert.Slice(3 * model.MeshVertadr[mesh], 3 * model.MeshVertnum[mesh])],
                [.. model.MeshFace.Slice(3 * model.MeshFaceadr[mesh], 3 * model.MeshFacenum[mesh])]))],
            [.. textures.Select(texture => new CubeTexture(
                model.TexWidth[texture],
                [.. model.TexRgb.Slice(model.TexAdr[texture], 3 * model.TexWidth[texture] * model.TexHeight[texture])]))]);

        bool IsShown(int geom) => model.GeomGroup[geom] <= LastGroupInPictures;
    }

    private static SortedSet<int> Indices(int count, ReadOnlySpan<int> used, Predicate<int> counts)
    {
        var found = new SortedSet<int>();
        for (int geom = 0; geom < used.Length; geom++)
        {
            if (counts(geom) && used[geom] >= 0 && used[geom] < count)
            {
                found.Add(used[geom]);
            }
        }

        return found;
    }

    private static int? Known(int index) => index < 0 ? null : index;

    private static ImmutableArray<float> Single(ReadOnlySpan<double> values)
    {
        var single = ImmutableArray.CreateBuilder<float>(values.Length);
        foreach (double value in values)
        {
            single.Add((float)value);
        }

        return single.MoveToImmutable();
    }
}
