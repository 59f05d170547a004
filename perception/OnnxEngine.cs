using Microsoft.ML.OnnxRuntime;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Whether the native ONNX Runtime library is there and fits the managed one.</summary>
internal static class OnnxEngine
{
    private const string Remedy = "run ./neurosym doctor, which says how to install it";

    /// <summary>The native library serves every older interface and no newer one; the managed sources are of this version.</summary>
    private static readonly Version Oldest = new(1, 29);

    /// <summary>Gives the version of the native library.</summary>
    /// <exception cref="EngineException">It is missing or too old.</exception>
    public static string Require()
    {
        string version;
        try
        {
            version = OrtEnv.Instance().GetVersionString();
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new EngineException($"The native library of ONNX Runtime (libonnxruntime) cannot be loaded: {Remedy}.", exception);
        }

        return Version.TryParse(version, out Version? found) && found >= Oldest
            ? version
            : throw new EngineException($"ONNX Runtime {version} is too old, needed is {Oldest} or newer: {Remedy}.");
    }
}
