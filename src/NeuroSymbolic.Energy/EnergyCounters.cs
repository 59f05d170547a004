using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuroSymbolic.Energy;

/// <summary>Which energy counters this machine offers.</summary>
public static class EnergyCounters
{
    private const string PowerCap = "/sys/class/powercap";
    private const string NvmlLibrary = "libnvidia-ml.so.1";

    /// <summary>Names of the RAPL zones (package-0, dram ...) whose counters can be read, in order; empty when there are none.</summary>
    /// <remarks>Linux, Documentation/power/powercap/powercap.rst; <c>energy_uj</c> counts microjoules.</remarks>
    public static IReadOnlyList<string> ReadableRaplZones() => RaplZones(PowerCap, readable: true);

    /// <summary>Names of the RAPL zones that are there but closed to this user, which is the rule since Linux 5.10.</summary>
    public static IReadOnlyList<string> ClosedRaplZones() => RaplZones(PowerCap, readable: false);

    /// <summary>Whether NVIDIA's management library, which reads the energy of GPUs, can be loaded.</summary>
    public static bool HasNvml()
    {
        if (!NativeLibrary.TryLoad(NvmlLibrary, out nint handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }

    /// <summary>The zones below a powercap folder.</summary>
    internal static IReadOnlyList<string> RaplZones(string folder, bool readable) =>
        Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder, "intel-rapl:*")
                .Order(StringComparer.Ordinal)
                .Where(zone => File.Exists(Path.Combine(zone, "energy_uj")) && CanRead(Path.Combine(zone, "energy_uj")) == readable)
                .Select(zone => File.ReadAllText(Path.Combine(zone, "name")).Trim())]
            : [];

    private static bool CanRead(string counter)
    {
        try
        {
            return long.TryParse(File.ReadAllText(counter).Trim(), CultureInfo.InvariantCulture, out _);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
