using System.Collections.Immutable;

namespace NeuroSymbolic.Energy;

/// <summary>The energy counters of this machine: those that can be read, and why the others cannot.</summary>
/// <param name="found">Counters to own, at most one of each kind.</param>
/// <param name="missing">The kinds that there are not.</param>
public sealed class EnergyCounters(ImmutableArray<IEnergyCounter> found, ImmutableArray<MissingCounter> missing) : IDisposable
{
    /// <summary>Where Linux shows the processor's counters.</summary>
    public const string PowercapRoot = "/sys/class/powercap";

    /// <summary>Counters that can be read, open.</summary>
    public ImmutableArray<IEnergyCounter> Found { get; } = found;

    /// <summary>Kinds of counter that cannot be read.</summary>
    public ImmutableArray<MissingCounter> Missing { get; } = missing;

    /// <summary>Looks for counters.</summary>
    /// <param name="clock">Paces the polling that catches counter wraps.</param>
    /// <param name="powercapRoot">The powercap folder.</param>
    public static EnergyCounters Discover(TimeProvider clock, string powercapRoot = PowercapRoot)
    {
        var found = ImmutableArray.CreateBuilder<IEnergyCounter>();
        var missing = ImmutableArray.CreateBuilder<MissingCounter>();
        if (RaplCounter.TryOpen(powercapRoot, clock, out RaplCounter? rapl, out string? noRapl))
        {
            found.Add(rapl);
        }
        else
        {
            missing.Add(new MissingCounter(EnergySource.Rapl, noRapl));
        }

        if (NvmlCounter.TryOpen(out NvmlCounter? nvml, out string? noNvml))
        {
            found.Add(nvml);
        }
        else
        {
            missing.Add(new MissingCounter(EnergySource.Nvml, noNvml, NvmlLibrary.IsInstalled));
        }

        return new EnergyCounters(found.ToImmutable(), missing.ToImmutable());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IEnergyCounter counter in Found)
        {
            counter.Dispose();
        }
    }
}
