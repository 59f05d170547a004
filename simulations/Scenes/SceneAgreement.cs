using System.Globalization;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>Holds what <c>domain.json</c> says of sizes and places against the compiled scene: where they differ, nothing would be where it is
/// looked for.</summary>
internal static class SceneAgreement
{
    private const float SizeToleranceMetres = 0.001f;
    private const float LevelToleranceMetres = 0.006f;
    private const int BoxShape = 6;

    /// <summary>Refuses a scene that is not the one that the domain describes.</summary>
    /// <exception cref="InputException">It is not; the message says where and what would be right.</exception>
    public static void Check(MuJoCoData data, DomainDescription domain, IReadOnlyCollection<string> movable)
    {
        foreach (ObjectDescription item in domain.Objects)
        {
            string? fault = item.IsMovable
                ? movable.Contains(item.Name) ? OfSize(data.Model, item, domain) : null
                : item.Joint is null && !Bears(data, item.SurfaceMetres!.Value) ? OfPlace(item, domain) : null;
            if (fault is not null)
            {
                throw new InputException(fault);
            }
        }
    }

    private static string OfPlace(ObjectDescription place, DomainDescription domain) =>
        $"{domain.JsonPath}: nothing in {domain.ScenePath} has its upper face where '{place.Name}' has its surface_m, {Text(place.SurfaceMetres!.Value)}: "
        + "move it to the table, whose face is at z = 0.8 and 0.8 m by 0.8 m about the origin, or add what bears it to the scene.";

    // what is no plain box is described by more than its size
    private static string? OfSize(MuJoCoModel model, ObjectDescription item, DomainDescription domain)
    {
        int body = model.Body(item.Name);
        int[] solid = [.. Enumerable.Range(0, model.Ngeom).Where(geom => model.GeomBodyid[geom] == body && IsSolid(model, geom))];
        if (solid is not [int only] || model.GeomType[only] != BoxShape)
        {
            return null;
        }

        Vector3 size = 2 * Vector(model.GeomSize, only), difference = Vector3.Abs(size - item.SizeMetres);
        return MathF.Max(difference.X, MathF.Max(difference.Y, difference.Z)) <= SizeToleranceMetres
            ? null
            : $"{domain.JsonPath}: '{item.Name}' has the size_m {Text(item.SizeMetres)}, and its box in {domain.ScenePath} measures {Text(size)}, twice its size there.";
    }

    private static bool Bears(MuJoCoData data, Vector3 surface)
    {
        MuJoCoModel model = data.Model;
        for (int geom = 0; geom < model.Ngeom; geom++)
        {
            if (model.GeomBodyid[geom] != 0 || !IsSolid(model, geom))
            {
                continue;
            }

            Vector3 half = Half(model, geom), offset = surface - Vector(data.GeomXpos, geom);
            if (MathF.Abs(offset.X) <= half.X && MathF.Abs(offset.Y) <= half.Y && MathF.Abs(offset.Z - half.Z) < LevelToleranceMetres)
            {
                return true;
            }
        }

        return false;
    }

    // along the world's axes; a table that is turned is none that a place of ours lies on
    private static Vector3 Half(MuJoCoModel model, int geom)
    {
        Vector3 size = Vector(model.GeomSize, geom);
        return model.GeomType[geom] == BoxShape ? size : new Vector3(size.X, size.X, size.Y);
    }

    private static bool IsSolid(MuJoCoModel model, int geom) => model.GeomContype[geom] != 0 || model.GeomConaffinity[geom] != 0;

    private static Vector3 Vector(ReadOnlySpan<double> numbers, int index) =>
        new((float)numbers[3 * index], (float)numbers[(3 * index) + 1], (float)numbers[(3 * index) + 2]);

    private static string Text(Vector3 vector) => string.Create(CultureInfo.InvariantCulture, $"{vector.X:0.###}, {vector.Y:0.###}, {vector.Z:0.###}");
}
