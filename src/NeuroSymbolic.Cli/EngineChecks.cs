using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Cli;

/// <summary>What the doctor looks for.</summary>
internal static class EngineChecks
{
    public const string Ok = "ok";

    private const string Missing = "missing";

    /// <summary>Looks for everything; what is broken is a result and not an exception.</summary>
    public static IEnumerable<EngineCheck> All()
    {
        yield return Check(".NET", () => RuntimeInformation.FrameworkDescription.Replace(".NET ", "", StringComparison.Ordinal));
        yield return Check("MuJoCo", () => MuJoCoEngine.Version);
        yield return Check("renderer (EGL)", Renderer);
        yield return Check("Z3", () => EngineVersions.Z3);
        yield return Check("ONNX Runtime", OnnxRuntime);
        yield return Check("ffmpeg", () => Ffmpeg.Version);
        yield return Counter(
            "energy counters RAPL",
            EnergyCounters.ReadableRaplZones(),
            EnergyCounters.ClosedRaplZones() is { Count: > 0 } closed
                ? $"{string.Join(", ", closed)} cannot be read by this user; give read rights on /sys/class/powercap/*/energy_uj"
                : "this machine offers none");
        yield return Counter(
            "energy counters NVML",
            EnergyCounters.HasNvml() ? ["libnvidia-ml"] : [],
            "there is no NVIDIA driver");
    }

    private static EngineCheck Check(string name, Func<string> find)
    {
        try
        {
            return new EngineCheck(name, Required: true, Ok, find(), null);
        }
#pragma warning disable CA1031 // whatever an engine throws says that it does not work
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new EngineCheck(name, Required: true, Missing, null, error.Message.ReplaceLineEndings(" "));
        }
    }

    private static EngineCheck Counter(string name, IReadOnlyList<string> found, string remedy) => found.Count > 0
        ? new EngineCheck(name, Required: false, Ok, string.Join(", ", found), null)
        : new EngineCheck(name, Required: false, Missing, null, remedy);

    // a frame of a lit box, so that the whole way from the display to the pixels is known to work
    private static string Renderer()
    {
        using MuJoCoModel model = MuJoCoModel.FromXml("""
            <mujoco>
              <worldbody>
                <light pos="0 0 3"/>
                <camera name="eye" pos="0 0 2"/>
                <geom type="box" size="0.5 0.5 0.1" rgba="1 1 1 1"/>
              </worldbody>
            </mujoco>
            """);
        using var data = new MuJoCoData(model);
        data.Forward();
        using var renderer = new OffscreenRenderer(model);
        CameraImage image = renderer.Render(data, "eye", 64, 64);
        return image.Pixels.Span.ContainsAnyExcept((byte)0)
            ? renderer.Device
            : throw new EngineException($"{renderer.Device} draws only black; install the packages libegl-mesa0 and libgl1-mesa-dri.");
    }

    private static string OnnxRuntime()
    {
        try
        {
            return OrtEnv.Instance().GetVersionString();
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException)
        {
            throw new EngineException("ONNX Runtime's library is missing; run ./neurosym, which fetches it.", error);
        }
    }
}
