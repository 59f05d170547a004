namespace NeuroSymbolic.Energy.Tests;

public sealed class MeteringPlanTests
{
    private static readonly FakeCounter Rapl = new(EnergySource.Rapl);
    private static readonly FakeCounter Nvml = new(EnergySource.Nvml);

    [Fact]
    public void One_episode_at_a_time_is_metered_by_the_counters()
    {
        MeteringPlan plan = Plan(jobs: 1, Nvml, Rapl);
        Assert.Equal<IEnergyCounter>([Rapl, Nvml], plan.Counters);
        Assert.Null(plan.WhyNotMeasured);
        Assert.Equal("Metered: rapl (fake); nvml (fake).", plan.Reason);
    }

    [Fact]
    public void Several_episodes_at_a_time_are_estimated_on_their_own_threads()
    {
        MeteringPlan plan = Plan(jobs: 2, Rapl, Nvml);
        Assert.Empty(plan.Counters);
        Assert.Equal(ProcessorModel.Default, plan.Model);
        Assert.Equal(ProcessorScope.Thread, plan.Scope);
        Assert.Contains("--jobs 1", plan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_counter_the_processors_are_estimated_and_the_reason_says_why()
    {
        MeteringPlan plan = Plan(jobs: 1);
        Assert.Empty(plan.Counters);
        Assert.Equal(ProcessorModel.Default, plan.Model);
        Assert.Equal(ProcessorScope.Process, plan.Scope);
        Assert.Equal("Processors are estimated from their busy time. There is none.", plan.Reason);
        Assert.DoesNotContain("--jobs", Plan(jobs: 2).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_counts_beside_estimated_processors()
    {
        MeteringPlan plan = Plan(jobs: 1, Nvml);
        Assert.Same(Nvml, Assert.Single(plan.Counters));
        Assert.NotNull(plan.Model);
        Assert.Equal("nvml+model", new EnergyMeter(plan, new FakeClock(), () => 0).Report().Source);
    }

    [Fact]
    public void A_board_that_is_there_and_does_not_count_is_named()
    {
        using var counters = new EnergyCounters(
            [Rapl], [new MissingCounter(EnergySource.Nvml, "NVIDIA board 0 does not count.", LeavesUseUncounted: true)]);
        MeteringPlan plan = MeteringPlan.For(counters, jobs: 1, ProcessorModel.Default);
        Assert.Equal("Metered: rapl (fake). NVIDIA board 0 does not count. What it uses is in no figure.", plan.Reason);
    }

    [Fact]
    public void No_episodes_at_a_time_is_a_fault()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan(jobs: 0));
    }

    private static MeteringPlan Plan(int jobs, params IEnergyCounter[] counters) =>
        MeteringPlan.For(FakeCounter.Machine(counters), jobs, ProcessorModel.Default);
}
