using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace NeuroSymbolic.Studio;

/// <summary>Puts a scene into the form that a browser draws from.</summary>
internal static class SceneText
{
    private const int FacePixels = 128;

    // right and up of the pictures on a box, in the order of three.js: +x, -x, +y, -y, +z, -z
    private static readonly (Vector3 Right, Vector3 Up)[] BoxFaces =
    [
        (-Vector3.UnitZ, Vector3.UnitY), (Vector3.UnitZ, Vector3.UnitY), (Vector3.UnitX, -Vector3.UnitZ),
        (Vector3.UnitX, Vector3.UnitZ), (Vector3.UnitX, Vector3.UnitY), (-Vector3.UnitX, Vector3.UnitY),
    ];

    /// <summary>The scene of a world as it stands.</summary>
    public static SceneAnswer Of(World world, TaskDescription task, ImmutableArray<string> movable, FactSet goal, string instruction)
    {
        SceneShape shape = world.Shape();
        int[] textures = [.. shape.Geoms.Select(geom => geom.Texture).OfType<int>().Distinct().Order()];
        return new SceneAnswer(
            task.Name,
            instruction,
            shape.Bodies,
            [
                .. shape.Geoms.Select(geom => new ShapeOf(
                    geom.Body, geom.Kind, geom.Size, geom.Position, geom.Orientation, geom.Colour, geom.Mesh,
                    geom.Texture is int texture ? Array.IndexOf(textures, texture) : null)),
            ],
            [
                .. shape.Meshes.Select(mesh => new TrianglesOf(
                    Base64<float>(mesh.Vertices.AsSpan()), Base64<ushort>([.. mesh.Faces.Select(vertex => (ushort)vertex)]))),
            ],
            [.. textures.Select(texture => Faces(shape.Textures[texture]))],
            [
                .. task.Domain.Objects.Where(item => !item.IsMovable).Select(item => new PlaceOf(
                    item.Name, item.Called, Numbers(item.SurfaceMetres!.Value), Numbers(item.SizeMetres))),
            ],
            [.. movable.Select(task.Domain.Find).Select(item => new MovableOf(item.Name, item.Called, Numbers(item.SizeMetres)))],
            [.. goal.Select(fact => fact.ToString())],
            Base64<float>(Poses(world, shape.Bodies.Length)));
    }

    /// <summary>Where the bodies are: time and seven numbers for each.</summary>
    public static float[] Poses(World world, int bodies)
    {
        float[] frame = new float[1 + (7 * bodies)];
        frame[0] = (float)world.TimeSeconds;
        world.WriteBodyPoses(frame.AsSpan(1));
        return frame;
    }

    /// <summary>A picture as a data address.</summary>
    public static string DataAddress(CameraImage picture)
    {
        using var png = new MemoryStream();
        using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(picture.Pixels.Span, picture.Width, picture.Height);
        image.SaveAsPng(png);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length);
    }

    /// <summary>Numbers as base64 of their bytes, least significant first.</summary>
    public static string Base64<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => Convert.ToBase64String(MemoryMarshal.AsBytes(numbers));

    private static string[] Faces(CubeTexture texture) =>
        [.. BoxFaces.Select(face => DataAddress(texture.Face(face.Right, face.Up, Math.Min(FacePixels, texture.SidePixels))))];

    private static ImmutableArray<float> Numbers(Vector3 vector) => [vector.X, vector.Y, vector.Z];
}
