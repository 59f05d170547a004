using System.Globalization;
using System.Runtime.InteropServices;

namespace NeuroSymbolic.Experiments;

/// <summary>The machine that a run was made on.</summary>
/// <param name="Processor">The processor's own name.</param>
/// <param name="Cores">Logical processors that the program may use.</param>
/// <param name="MemoryBytes">Memory that the program may use, bytes.</param>
/// <param name="OperatingSystem">Name and version.</param>
public sealed record HostDescription(string? Processor, int Cores, long MemoryBytes, string OperatingSystem)
{
    /// <summary>Where its times and joules may be compared with each other.</summary>
    internal string Machine => string.Create(CultureInfo.InvariantCulture, $"{Processor ?? "an unknown processor"} with {Cores} cores");

    /// <summary>This machine.</summary>
    public static HostDescription Current() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription);

    private static string? ProcessorName() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
                .Split(':', 2)[^1].Trim()
            : null;
}
