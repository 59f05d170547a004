using System.Runtime.InteropServices;

namespace NeuroSymbolic.Simulations;

/// <summary>The functions of libmujoco 2.2.2 that we call, under their C names. Call <see cref="MuJoCoEngine.EnsureReady"/> first.</summary>
/// <remarks>Only functions that run for a microsecond or so and call nothing back suppress the garbage collector's transition.</remarks>
internal static unsafe partial class MuJoCoNative
{
    public const string Library = "mujoco";

    [LibraryImport(Library)]
    public static partial int mj_version();

    [LibraryImport(Library)]
    public static partial void mj_defaultVFS(byte* vfs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mj_makeEmptyFileVFS(byte* vfs, string filename, int filesize);

    [LibraryImport(Library)]
    public static partial void mj_deleteVFS(byte* vfs);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* mj_loadXML(string filename, byte* vfs, byte* error, int errorSize);

    [LibraryImport(Library)]
    public static partial void mj_deleteModel(nint model);

    [LibraryImport(Library)]
    public static partial byte* mj_makeData(byte* model);

    [LibraryImport(Library)]
    public static partial void mj_deleteData(nint data);

    [LibraryImport(Library)]
    public static partial byte* mj_copyData(byte* destination, byte* model, byte* source);

    [LibraryImport(Library)]
    public static partial void mj_resetData(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_resetDataKeyframe(byte* model, byte* data, int key);

    [LibraryImport(Library)]
    public static partial void mj_step(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_step1(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_step2(byte* model, byte* data);

    [LibraryImport(Library)]
    public static partial void mj_forward(byte* model, byte* data);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial void mj_jacSite(byte* model, byte* data, double* translation, double* rotation, int site);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial void mj_fullM(byte* model, double* destination, double* sparse);

    [LibraryImport(Library)]
    [SuppressGCTransition]
    public static partial void mj_contactForce(byte* model, byte* data, int contact, double* result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int mj_name2id(byte* model, int type, string name);

    [LibraryImport(Library)]
    public static partial byte* mj_id2name(byte* model, int type, int id);

    [LibraryImport(Library)]
    public static partial void mjv_defaultCamera(byte* camera);

    [LibraryImport(Library)]
    public static partial void mjv_defaultOption(byte* option);

    [LibraryImport(Library)]
    public static partial void mjv_defaultScene(byte* scene);

    [LibraryImport(Library)]
    public static partial void mjv_makeScene(byte* model, byte* scene, int geomLimit);

    [LibraryImport(Library)]
    public static partial void mjv_freeScene(byte* scene);

    [LibraryImport(Library)]
    public static partial void mjv_updateScene(
        byte* model, byte* data, byte* option, byte* perturbation, byte* camera, int categories, byte* scene);

    [LibraryImport(Library)]
    public static partial void mjv_initGeom(byte* geom, int type, double* size, double* position, double* rotation, float* colour);

    [LibraryImport(Library)]
    public static partial void mjr_defaultContext(byte* context);

    [LibraryImport(Library)]
    public static partial void mjr_makeContext(byte* model, byte* context, int fontScale);

    [LibraryImport(Library)]
    public static partial void mjr_freeContext(byte* context);

    [LibraryImport(Library)]
    public static partial void mjr_setBuffer(int framebuffer, byte* context);

    [LibraryImport(Library)]
    public static partial void mjr_render(Rectangle viewport, byte* scene, byte* context);

    [LibraryImport(Library)]
    public static partial void mjr_readPixels(byte* colours, float* depths, Rectangle viewport, byte* context);

    /// <summary>mjrRect, pixels from the lower left corner.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Rectangle(int Left, int Bottom, int Width, int Height);

    /// <summary>mjtObj, the kinds of named things.</summary>
    public enum ObjectKind
    {
        Body = 1,
        Joint = 3,
        Geom = 5,
        Site = 6,
        Camera = 7,
        Actuator = 18,
        Sensor = 19,
        Key = 23,
    }
}
