using System.Numerics;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;
using static NeuroSymbolic.Simulations.MuJoCoNative;

namespace NeuroSymbolic.Simulations;

/// <summary>Owns all that drawing one scene needs: an OpenGL context, mjrContext, mjvScene, mjvOption and mjvCamera in one block.</summary>
/// <remarks>The OpenGL context is current on a thread only while that thread works with it, so that any thread may be next.</remarks>
internal sealed unsafe class RenderingHandle : SafeHandle
{
    private const int SceneAt = 0;
    private const int ContextAt = SceneAt + MuJoCoLayout.Scene.Size;
    private const int CameraAt = ContextAt + MuJoCoLayout.Context.Size;
    private const int OptionAt = CameraAt + MuJoCoLayout.Camera.Size;
    private const int Length = OptionAt + MuJoCoLayout.Option.Size;

    /// <summary>mjNGROUP.</summary>
    public const int Groups = 6;

    private const int OffscreenFramebuffer = 1;
    private const int FontScalePercent = 100;

    /// <summary>Room for decoration besides the scene's own geoms and sites.</summary>
    private const int SpareGeoms = 1000;

    private const uint MaxRenderbufferSize = 0x84E8;
    private const uint RendererName = 0x1F01;

    /// <summary>The engine looks up the functions of OpenGL into one table, and Mesa was seen to fault, once in a thousand pictures, while one thread
    /// drew and another one's context came or went: one thread works with OpenGL at a time. Mesa itself draws with all processors.</summary>
    private static readonly Lock Drawing = new();

    private readonly nint openGL;
    private readonly bool made;

    /// <exception cref="EngineException">OpenGL is missing or too old.</exception>
    /// <exception cref="InputException">The scene asks for a larger buffer than OpenGL has.</exception>
    public RenderingHandle(MuJoCoModel model)
        : base(0, ownsHandle: true)
    {
        using Lock.Scope scope = Drawing.EnterScope();
        openGL = OffscreenDisplay.CreateContext();
        SetHandle((nint)NativeMemory.AllocZeroed(Length));
        mjv_defaultScene(Scene);
        mjv_defaultCamera(Camera);
        mjv_defaultOption(Option);
        // Sites mark places for the program; a camera at the table would not see them.
        new Span<byte>(Option + MuJoCoLayout.Option.SiteGroup, Groups).Clear();
        mjr_defaultContext(Context);
        OffscreenDisplay.MakeCurrent(openGL);
        try
        {
            RequireSize(model);
            Device = Marshal.PtrToStringUTF8(((delegate* unmanaged<uint, nint>)Function("glGetString"))(RendererName)) ?? "unknown";
            mjr_makeContext(model.Pointer, Context, FontScalePercent);
            mjv_makeScene(model.Pointer, Scene, model.Ngeom + model.Nsite + SpareGeoms);
            made = true;
            mjr_setBuffer(OffscreenFramebuffer, Context);
            if (*(int*)(Context + MuJoCoLayout.Context.CurrentBuffer) != OffscreenFramebuffer)
            {
                throw new EngineException($"OpenGL ({Device}) has no framebuffer objects; a driver with OpenGL 3 or newer is needed.");
            }
        }
        finally
        {
            OffscreenDisplay.MakeCurrent(0);
        }
    }

    /// <summary>What OpenGL calls the device that draws.</summary>
    public string Device { get; }

    public override bool IsInvalid => handle == 0;

    public byte* Scene => (byte*)handle + SceneAt;

    public byte* Context => (byte*)handle + ContextAt;

    public byte* Camera => (byte*)handle + CameraAt;

    public byte* Option => (byte*)handle + OptionAt;

    /// <summary>Draws as the camera and the options say and reads the picture, bottom row first.</summary>
    /// <param name="model">The scene.</param>
    /// <param name="data">Its state.</param>
    /// <param name="strays">What is drawn beside it.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">Becomes the colours (height x width x 3).</param>
    public void Draw(byte* model, byte* data, ReadOnlySpan<StrayThing> strays, int width, int height, Span<byte> pixels)
    {
        const int AllCategories = 7;
        var viewport = new Rectangle(0, 0, width, height);
        mjv_updateScene(model, data, Option, null, Camera, AllCategories, Scene);
        foreach (StrayThing stray in strays)
        {
            Add(stray);
        }

        using Lock.Scope scope = Drawing.EnterScope();
        OffscreenDisplay.MakeCurrent(openGL);
        try
        {
            mjr_render(viewport, Scene, Context);
            fixed (byte* colours = pixels)
            {
                mjr_readPixels(colours, null, viewport, Context);
            }
        }
        finally
        {
            OffscreenDisplay.MakeCurrent(0);
        }
    }

    private void Add(StrayThing stray)
    {
        const int Cylinder = 5, Box = 6;
        ref int count = ref *(int*)(Scene + MuJoCoLayout.Scene.GeomCount);
        byte* geom = *(byte**)(Scene + MuJoCoLayout.Scene.Geoms) + (count++ * MuJoCoLayout.SceneGeom.Size);
        Vector3 half = stray.SizeMetres / 2, middle = stray.PositionMetres;
        double* size = stackalloc double[] { half.X, stray.IsRound ? half.X : half.Y, half.Z };
        double* position = stackalloc double[] { middle.X, middle.Y, middle.Z };
        float* colour = stackalloc float[] { stray.Colour.X, stray.Colour.Y, stray.Colour.Z, 1 };
        mjv_initGeom(geom, stray.IsRound ? Cylinder : Box, size, position, null, colour);
    }

    protected override bool ReleaseHandle()
    {
        lock (Drawing)
        {
            if (made)
            {
                OffscreenDisplay.MakeCurrent(openGL);
                mjr_freeContext(Context);
                OffscreenDisplay.MakeCurrent(0);
                mjv_freeScene(Scene);
            }

            OffscreenDisplay.DestroyContext(openGL);
        }

        NativeMemory.Free((void*)handle);
        return true;
    }

    private static nint Function(string name) => EglNative.eglGetProcAddress(name);

    /// <summary>The engine would end the process.</summary>
    private static void RequireSize(MuJoCoModel model)
    {
        int limit;
        ((delegate* unmanaged<uint, int*, void>)Function("glGetIntegerv"))(MaxRenderbufferSize, &limit);
        if (model.Offwidth < 1 || model.Offheight < 1 || model.Offwidth > limit || model.Offheight > limit)
        {
            throw new InputException(
                $"The scene's visual/global offwidth and offheight are {model.Offwidth} and {model.Offheight}; from 1 to {limit} can be drawn.");
        }
    }
}
