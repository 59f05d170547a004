using System.Collections.Immutable;

namespace NeuroSymbolic.Energy;

/// <summary>What a phase, or the whole, has used. Missing is null, never zero; a phase that had no window has truly used none.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Busy time, added over cores; null where the system does not tell.</param>
/// <param name="Windows">How many windows there were: short ones mean little each, and average out when they are many.</param>
/// <param name="Readings">One for each source, in the order of <see cref="EnergySource"/>.</param>
public sealed record MeteredEnergy(double Seconds, double? ProcessorSeconds, int Windows, ImmutableArray<EnergyReading> Readings)
{
    /// <summary>All sources together as metered, joules.</summary>
    public double? GrossJoules => Sum(reading => reading.GrossJoules);

    /// <summary>All sources together less the use at rest, joules.</summary>
    public double? NetJoules => Sum(reading => reading.NetJoules);

    /// <summary>The share of one of several equal parts.</summary>
    public MeteredEnergy DividedBy(int parts) =>
        new(Seconds / parts, ProcessorSeconds / parts, Windows, [.. Readings.Select(reading => reading.DividedBy(parts))]);

    private double? Sum(Func<EnergyReading, double?> value) =>
        Readings.IsEmpty ? null : Readings.Aggregate((double?)0, (sum, reading) => sum + value(reading));
}
