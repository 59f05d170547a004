using System.Runtime.InteropServices;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Planner.Smt.Solving;
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
        yield return Check("Z3", () => $"{Z3Library.Version()}, the distribution's library by a binding of our own (planner/Z3)");
        yield return Check("ONNX Runtime", () => OnnxNetwork.RuntimeVersion);
        yield return Check("ffmpeg", () => Ffmpeg.Version);
        using EnergyCounters counters = EnergyCounters.Discover(TimeProvider.System);
        foreach (IEnergyCounter counter in counters.Found)
        {
            yield return new EngineCheck(Name(counter.Source), Required: false, Ok, counter.Description, null);
        }

        foreach (MissingCounter counter in counters.Missing)
        {
            yield return new EngineCheck(Name(counter.Source), Required: false, Missing, null, counter.Reason);
        }

        static string Name(EnergySource source) => $"energy counters {source.ToString().ToUpperInvariant()}";
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
}
