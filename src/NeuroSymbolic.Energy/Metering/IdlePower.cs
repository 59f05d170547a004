using System.Collections.Immutable;

namespace NeuroSymbolic.Energy;

/// <summary>What the machine draws when the program does nothing. Measured before a run; estimates have none.</summary>
/// <param name="Watts">For each source that could be read. A source that is not here is unknown, not zero.</param>
/// <param name="Seconds">How long it was measured.</param>
public sealed record IdlePower(ImmutableDictionary<EnergySource, double> Watts, double Seconds)
{
    /// <summary>Reads the counters, waits, and reads them again.</summary>
    /// <param name="counters">Counters to read.</param>
    /// <param name="duration">How long to wait; a minute is good practice.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<IdlePower> MeasureAsync(
        ImmutableArray<IEnergyCounter> counters, TimeSpan duration, TimeProvider clock, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        long start = clock.GetTimestamp();
        CounterReading?[] before = [.. counters.Select(counter => counter.Read())];
        await Task.Delay(duration, clock, cancellation).ConfigureAwait(false);
        double seconds = clock.GetElapsedTime(start).TotalSeconds;
        var watts = ImmutableDictionary.CreateBuilder<EnergySource, double>();
        foreach ((int index, IEnergyCounter counter) in counters.Index())
        {
            // a counter that stands still does not count: no machine idles at nothing
            if (CounterReading.Between(before[index], counter.Read()) is double joules and > 0)
            {
                watts.Add(counter.Source, joules / seconds);
            }
        }

        return new IdlePower(watts.ToImmutable(), seconds);
    }

    /// <summary>Joules that a source gains at rest in so many seconds; null when that is unknown.</summary>
    public double? Joules(EnergySource source, double seconds) => Watts.TryGetValue(source, out double watts) ? watts * seconds : null;
}
