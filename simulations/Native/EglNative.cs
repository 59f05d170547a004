using System.Runtime.InteropServices;

namespace NeuroSymbolic.Simulations;

/// <summary>The functions of EGL 1.5 that we call, under their C names, and their constants.</summary>
internal static unsafe partial class EglNative
{
    public const string Library = "EGL";

    public const uint PlatformDevice = 0x313F;
    public const uint PlatformSurfaceless = 0x31DD;
    public const uint OpenGLApi = 0x30A2;
    public const int RenderableType = 0x3040;
    public const int OpenGLBit = 8;
    public const int SurfaceType = 0x3033;
    public const int None = 0x3038;

    [LibraryImport(Library)]
    public static partial int eglGetError();

    [LibraryImport(Library)]
    public static partial nint eglGetDisplay(nint nativeDisplay);

    [LibraryImport(Library)]
    public static partial nint eglGetPlatformDisplay(uint platform, nint nativeDisplay, nint* attributes);

    [LibraryImport(Library)]
    public static partial int eglInitialize(nint display, int* major, int* minor);

    [LibraryImport(Library)]
    public static partial int eglBindAPI(uint api);

    [LibraryImport(Library)]
    public static partial int eglChooseConfig(nint display, int* attributes, nint* configurations, int limit, int* count);

    [LibraryImport(Library)]
    public static partial nint eglCreateContext(nint display, nint configuration, nint shared, int* attributes);

    [LibraryImport(Library)]
    public static partial int eglDestroyContext(nint display, nint context);

    [LibraryImport(Library)]
    public static partial int eglMakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint eglGetProcAddress(string name);
}
