using System.Globalization;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>The MuJoCo library of this process: found, checked for its version, and with its messages led where they can be seen.</summary>
public static unsafe class MuJoCoEngine
{
    /// <summary>The only mj_version() whose struct layouts are known here.</summary>
    private const int KnownVersion = 222;

    private const int ExitCodeOfFault = 39;

    private static readonly Lazy<nint> Ready = new(Prepare);

    /// <summary>Told of each warning of the engine, such as a full contact list; on the thread that raised it.</summary>
    /// <remarks>With no listener the warning goes to stderr. MuJoCo raises the first of each kind in a world only; how many there
    /// were is in <see cref="MuJoCoData.CountWarnings"/>.</remarks>
    public static event Action<string>? WarningRaised;

    /// <summary>The engine's version, such as <c>2.2.2</c>.</summary>
    /// <exception cref="EngineException">The library is missing or of another version.</exception>
    public static string Version
    {
        get
        {
            EnsureReady();
            return Dotted(KnownVersion);
        }
    }

    /// <summary>Loads the library once. Everything that calls it starts here.</summary>
    /// <exception cref="EngineException">The library is missing or of another version.</exception>
    internal static void EnsureReady() => _ = Ready.Value;

    /// <summary>Opens the library, or the sentence that says how to get it.</summary>
    internal static nint Open(NativeLibraryLoader.Open? open = null) => NativeLibraryLoader.Load(
        "MuJoCo 2.2.2", "install the package libmujoco2.2.2", ["libmujoco.so.2.2.2", "libmujoco.so"], open);

    /// <exception cref="EngineException">It is not the known version.</exception>
    internal static void RequireVersion(int version)
    {
        if (version != KnownVersion)
        {
            throw new EngineException(
                $"MuJoCo {Dotted(version)} was found, but {Dotted(KnownVersion)} is needed; install the package libmujoco2.2.2.");
        }
    }

    internal static void Warn(string message)
    {
        if (WarningRaised is { } listeners)
        {
            listeners(message);
        }
        else
        {
            Console.Error.WriteLine($"MuJoCo: {message}");
        }
    }

    private static string Dotted(int version) => string.Join('.', (IEnumerable<char>)version.ToString(CultureInfo.InvariantCulture));

    private static nint Prepare()
    {
        nint library = Open();
        NativeLibrary.SetDllImportResolver(
            Assembly.GetExecutingAssembly(),
            (name, _, _) => name switch
            {
                MuJoCoNative.Library => library,
                EglNative.Library => OffscreenDisplay.OpenLibrary(),
                _ => 0,
            });
        RequireVersion(MuJoCoNative.mj_version());

        // The engine's own handlers write MUJOCO_LOG.TXT into the current folder and, after an error, wait for a key.
        *(nint*)NativeLibrary.GetExport(library, "mju_user_warning") = (nint)(delegate* unmanaged[Cdecl]<byte*, void>)&OnWarning;
        *(nint*)NativeLibrary.GetExport(library, "mju_user_error") = (nint)(delegate* unmanaged[Cdecl]<byte*, void>)&OnError;
        return library;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnWarning(byte* message) => Warn(Marshal.PtrToStringUTF8((nint)message) ?? "");

    /// <summary>Ends the process: the engine must not be returned to, and no exception can pass through its C frames.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(byte* message)
    {
        Console.Error.WriteLine(
            $"MuJoCo stopped with the internal error '{Marshal.PtrToStringUTF8((nint)message)?.Trim()}' and the program cannot go on.");
        Environment.Exit(ExitCodeOfFault);
        throw new UnreachableException();
    }
}
