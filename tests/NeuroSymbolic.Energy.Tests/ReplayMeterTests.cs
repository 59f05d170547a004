namespace NeuroSymbolic.Energy.Tests;

public sealed class ReplayMeterTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public void A_short_phase_is_repeated_for_ten_seconds_and_divided()
    {
        int replays = 0;
        ReplayReading reading = Measure(FakeCounter.OfPower(40, clock), () =>
        {
            replays++;
            clock.Advance(0.3);
        });
        Assert.Equal(34, reading.Repetitions);
        Assert.Equal(35, replays);
        Assert.Equal(0.3, reading.Energy.Seconds, 1e-9);
        Assert.Equal(12, reading.Energy.GrossJoules!.Value, 1e-9);
        Assert.Equal("rapl", reading.Source);
    }

    [Fact]
    public void The_first_replay_warms_up_and_is_not_metered()
    {
        double seconds = 100;
        ReplayReading reading = Measure(FakeCounter.OfPower(1, clock), () =>
        {
            clock.Advance(seconds);
            seconds = 5;
        });
        Assert.Equal((2, 5), (reading.Repetitions, reading.Energy.Seconds));
    }

    [Fact]
    public void A_counter_that_fails_leaves_an_estimate_that_says_so()
    {
        ReplayReading reading = Measure(new FakeCounter { Joules = null, Trouble = "Gone." }, () => clock.Advance(20));
        Assert.Equal(("model", "Gone."), (reading.Source, reading.Reason));
    }

    [Fact]
    public void Less_than_ten_seconds_is_a_fault()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReplayMeter.Measure(
            MeteringPlan.TimeOnly, clock, EnergyPhase.Policy, () => clock.Advance(1), TimeSpan.FromSeconds(9)));
    }

    private ReplayReading Measure(FakeCounter counter, Action replay)
    {
        MeteringPlan plan = MeteringPlan.For(FakeCounter.Machine(counter), jobs: 1, ProcessorModel.Default);
        return ReplayMeter.Measure(plan, clock, EnergyPhase.Perception, replay, ReplayMeter.Shortest);
    }
}
