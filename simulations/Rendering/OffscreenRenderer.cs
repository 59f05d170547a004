using System.Buffers;
using System.Collections.Immutable;
using NeuroSymbolic.Core;
using static NeuroSymbolic.Simulations.MuJoCoLayout;

namespace NeuroSymbolic.Simulations;

/// <summary>Draws camera images of worlds of one scene, without a window. Sites are not drawn.</summary>
/// <remarks>Any thread may use a renderer, one at a time; several renderers draw at once. The largest picture
/// (offwidth, offheight) is that of the scene's <c>visual</c> section.</remarks>
public sealed unsafe class OffscreenRenderer : IDisposable
{
    private const int ShadowFlag = 0;

    private readonly MuJoCoModel model;
    private readonly RenderingHandle handle;

    /// <summary>Sets up drawing of a scene.</summary>
    /// <param name="model">The scene.</param>
    /// <exception cref="EngineException">EGL or OpenGL is missing; the message has the remedy.</exception>
    /// <exception cref="InputException">The scene asks for a larger picture than OpenGL can draw.</exception>
    public OffscreenRenderer(MuJoCoModel model)
    {
        this.model = model;
        handle = new RenderingHandle(model);
    }

    /// <summary>What draws, such as <c>llvmpipe (LLVM 15.0.6, 256 bits)</c>.</summary>
    public string Device => handle.Device;

    /// <summary>Whether lights cast shadows; at first they do.</summary>
    public bool Shadows
    {
        get => Live.Scene[Scene.Flags + ShadowFlag] != 0;
        set => Live.Scene[Scene.Flags + ShadowFlag] = value ? (byte)1 : (byte)0;
    }

    /// <summary>Strange things that are drawn too, at first none.</summary>
    public ImmutableArray<StrayThing> Strays { get; set; } = [];

    private RenderingHandle Live
    {
        get
        {
            ObjectDisposedException.ThrowIf(handle.IsClosed, this);
            return handle;
        }
    }

    /// <summary>Shows or hides the geoms of a group, 0 to 5; at first 0, 1 and 2 are shown.</summary>
    public void ShowGeomGroup(int group, bool visible)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, RenderingHandle.Groups);
        Live.Option[Option.GeomGroup + group] = visible ? (byte)1 : (byte)0;
    }

    /// <summary>A picture by a camera of the scene.</summary>
    /// <param name="data">A world of the renderer's scene, its poses computed by a step or <see cref="MuJoCoData.Forward"/>.</param>
    /// <param name="camera">The camera's name.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows; the camera's field of view is that of the rows.</param>
    /// <exception cref="InputException">There is no such camera; the message lists those there are.</exception>
    /// <exception cref="ArgumentException">The picture is larger than the scene allows, or the world is of another scene.</exception>
    public CameraImage Render(MuJoCoData data, string camera, int width, int height) =>
        Render(data, model.Camera(camera), width, height);

    /// <inheritdoc cref="Render(MuJoCoData, string, int, int)"/>
    /// <param name="data"/>
    /// <param name="camera">The camera's id.</param>
    /// <param name="width"/>
    /// <param name="height"/>
    public CameraImage Render(MuJoCoData data, int camera, int width, int height)
    {
        const int Fixed = 2;
        ArgumentOutOfRangeException.ThrowIfNegative(camera);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(camera, model.Ncam);
        *(int*)(Live.Camera + Camera.Type) = Fixed;
        *(int*)(Live.Camera + Camera.FixedId) = camera;
        return Draw(data, width, height);
    }

    /// <inheritdoc cref="Render(MuJoCoData, string, int, int)"/>
    /// <param name="data"/>
    /// <param name="camera">The camera; its field of view is the scene's <c>visual/global fovy</c>.</param>
    /// <param name="width"/>
    /// <param name="height"/>
    public CameraImage Render(MuJoCoData data, FreeCamera camera, int width, int height)
    {
        const int Free = 0;
        byte* native = Live.Camera;
        *(int*)(native + Camera.Type) = Free;
        *(int*)(native + Camera.FixedId) = -1;
        var lookAt = new Span<double>(native + Camera.LookAt, 3);
        (lookAt[0], lookAt[1], lookAt[2]) = (camera.LookAtMetres.X, camera.LookAtMetres.Y, camera.LookAtMetres.Z);
        *(double*)(native + Camera.Distance) = camera.DistanceMetres;
        *(double*)(native + Camera.Azimuth) = double.RadiansToDegrees(camera.AzimuthRadians);
        *(double*)(native + Camera.Elevation) = double.RadiansToDegrees(camera.ElevationRadians);
        return Draw(data, width, height);
    }

    /// <summary>Frees what drawing needed.</summary>
    public void Dispose() => handle.Dispose();

    private CameraImage Draw(MuJoCoData data, int width, int height)
    {
        if (data.Model != model)
        {
            throw new ArgumentException("The world is of another scene than the renderer.", nameof(data));
        }

        if (width < 1 || height < 1 || width > model.Offwidth || height > model.Offheight)
        {
            throw new ArgumentException(
                $"A picture of {width} x {height} was asked for; the scene's visual/global offwidth and offheight allow up to "
                + $"{model.Offwidth} x {model.Offheight}.");
        }

        byte[] pixels = GC.AllocateUninitializedArray<byte>(width * height * 3);
        Live.Draw(model.Pointer, data.Pointer, Strays.AsSpan(), width, height, pixels);
        GC.KeepAlive(this);
        GC.KeepAlive(data);
        TurnOver(pixels, width * 3);
        return new CameraImage(width, height, pixels);
    }

    /// <summary>OpenGL's first row is the lowest.</summary>
    private static void TurnOver(Span<byte> pixels, int stride)
    {
        byte[] row = ArrayPool<byte>.Shared.Rent(stride);
        Span<byte> kept = row.AsSpan(0, stride);
        for (int upper = 0, lower = pixels.Length - stride; upper < lower; upper += stride, lower -= stride)
        {
            pixels.Slice(upper, stride).CopyTo(kept);
            pixels.Slice(lower, stride).CopyTo(pixels[upper..]);
            kept.CopyTo(pixels[lower..]);
        }

        ArrayPool<byte>.Shared.Return(row);
    }
}
