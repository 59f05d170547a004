namespace NeuroSymbolic.Energy.Tests;

/// <summary>A counter that shows what it is told to.</summary>
internal sealed class FakeCounter(EnergySource source = EnergySource.Rapl, Func<double?>? joules = null) : IEnergyCounter
{
    public EnergySource Source => source;

    public string Description => "fake";

    public double? Joules { get; set; } = 1000;

    public int Gaps { get; set; }

    public string? Trouble { get; set; }

    public CounterReading? Read() => (joules is null ? Joules : joules()) is double now ? new CounterReading(now, Gaps) : null;

    public void Dispose()
    {
    }

    /// <summary>A counter that gains so many joules a second.</summary>
    public static FakeCounter OfPower(double watts, FakeClock clock, EnergySource source = EnergySource.Rapl) =>
        new(source, () => watts * clock.Seconds);

    public static EnergyCounters Machine(params IEnergyCounter[] counters) => new(
        [.. counters],
        counters.Any(counter => counter.Source == EnergySource.Rapl) ? [] : [new MissingCounter(EnergySource.Rapl, "There is none.")]);
}
