using NeuroSymbolic.Core;
using static NeuroSymbolic.Simulations.EglNative;

namespace NeuroSymbolic.Simulations;

/// <summary>The process's connection to OpenGL without a window, by EGL. It is opened once and stays.</summary>
internal static unsafe class OffscreenDisplay
{
    private const string Remedy = "install the packages libegl1 and libgl1-mesa-dri";

    private static readonly Lazy<(nint Display, nint Configuration)> Opened = new(Connect);

    /// <summary>The library, or the sentence that says how to get it.</summary>
    public static nint OpenLibrary(NativeLibraryLoader.Open? open = null) =>
        NativeLibraryLoader.Load("EGL, which draws camera images,", Remedy, ["libEGL.so.1", "libEGL.so"], open);

    /// <summary>A new OpenGL context, current on no thread.</summary>
    /// <exception cref="EngineException">There is no EGL, or it offers no OpenGL.</exception>
    public static nint CreateContext()
    {
        (nint display, nint configuration) = Opened.Value;
        _ = eglBindAPI(OpenGLApi);
        nint context = eglCreateContext(display, configuration, 0, null);
        return context != 0 ? context : throw Fault("EGL gives no OpenGL context");
    }

    /// <summary>Makes the context current on this thread; 0 leaves it with none. The bound interface is the thread's own, too.</summary>
    public static void MakeCurrent(nint context)
    {
        _ = eglBindAPI(OpenGLApi);
        if (eglMakeCurrent(Opened.Value.Display, 0, 0, context) == 0)
        {
            throw Fault("An OpenGL context cannot be used without a window");
        }
    }

    public static void DestroyContext(nint context) => _ = eglDestroyContext(Opened.Value.Display, context);

    private static (nint Display, nint Configuration) Connect()
    {
        OpenLibrary();
        int* wanted = stackalloc int[] { SurfaceType, 0, RenderableType, OpenGLBit, None };
        foreach (Func<nint> candidate in (ReadOnlySpan<Func<nint>>)[Surfaceless, () => eglGetDisplay(0), FirstDevice])
        {
            nint display = candidate();
            nint configuration;
            int count;
            if (display != 0 && eglInitialize(display, null, null) != 0 && eglBindAPI(OpenGLApi) != 0
                && eglChooseConfig(display, wanted, &configuration, 1, &count) != 0 && count > 0)
            {
                return (display, configuration);
            }
        }

        throw Fault("EGL finds no display that can draw off screen");
    }

    private static nint Surfaceless() => eglGetPlatformDisplay(PlatformSurfaceless, 0, null);

    /// <summary>The first of EGL_EXT_device_enumeration, for drivers that know neither Mesa's platform nor a default display.</summary>
    private static nint FirstDevice()
    {
        var queryDevices = (delegate* unmanaged<int, nint*, int*, int>)eglGetProcAddress("eglQueryDevicesEXT");
        nint device;
        int count;
        return queryDevices != null && queryDevices(1, &device, &count) != 0 && count > 0
            ? eglGetPlatformDisplay(PlatformDevice, device, null)
            : 0;
    }

    private static EngineException Fault(string what)
    {
        const int Success = 0x3000;
        int error = eglGetError();
        string code = error == Success ? "" : $" (EGL error 0x{error:x})";
        return new EngineException($"{what}{code}; {Remedy}, and './neurosym doctor' shows what else is missing.");
    }
}
