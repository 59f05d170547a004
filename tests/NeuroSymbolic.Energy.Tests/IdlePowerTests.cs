namespace NeuroSymbolic.Energy.Tests;

public sealed class IdlePowerTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public async Task Each_source_is_measured_over_the_whole_time()
    {
        Task<IdlePower> measuring = IdlePower.MeasureAsync(
            [FakeCounter.OfPower(35, clock), FakeCounter.OfPower(20, clock, EnergySource.Nvml)], TimeSpan.FromSeconds(60), clock);
        clock.Advance(59);
        Assert.False(measuring.IsCompleted);
        clock.Advance(1);
        IdlePower idle = await measuring;
        Assert.Equal(60, idle.Seconds);
        Assert.Equal(350, idle.Joules(EnergySource.Rapl, seconds: 10)!.Value, 1e-9);
        Assert.Equal(200, idle.Joules(EnergySource.Nvml, seconds: 10)!.Value, 1e-9);
        Assert.Null(idle.Joules(EnergySource.Model, seconds: 10));
    }

    [Fact]
    public async Task A_counter_that_is_missing_or_stands_still_is_unknown_and_not_zero()
    {
        Task<IdlePower> measuring = IdlePower.MeasureAsync(
            [new FakeCounter { Joules = null }, new FakeCounter(EnergySource.Nvml)], TimeSpan.FromSeconds(1), clock);
        clock.Advance(1);
        Assert.Empty((await measuring).Watts);
    }
}
