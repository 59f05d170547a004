namespace NeuroSymbolic.Energy.Tests;

/// <summary>A counter that shows what it is told to.</summary>
internal sealed class FakeCounter(EnergySource source = EnergySource.Rapl, Func<double?>? joules = null) : IEnergyCounter
{
    public EnergySource Source => source;

    public string Description => "fake";

    public double? Joules { get; set; } = 1000;

    public double? ReadJoules() => joules is null ? Joules : joules();

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
