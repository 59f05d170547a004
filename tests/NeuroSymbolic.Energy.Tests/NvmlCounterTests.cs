namespace NeuroSymbolic.Energy.Tests;

public sealed class NvmlCounterTests
{
    [Fact]
    public void All_boards_are_added_up_in_joules()
    {
        var driver = new FakeNvml(1000, 5000);
        Assert.True(NvmlCounter.TryOpen(driver, out NvmlCounter? counter, out _));
        Assert.Equal("board 0, board 1", counter.Description);
        CounterReading? start = counter.Read();
        driver.Millijoules[1] += 250;
        Assert.Equal(0.25, CounterReading.Between(start, counter.Read()), 1e-12);

        counter.Dispose();
        Assert.True(driver.IsClosed);
        Assert.Null(counter.Read());
    }

    [Fact]
    public void A_reading_that_fails_is_missing_and_not_zero()
    {
        var driver = new FakeNvml(1000);
        Assert.True(NvmlCounter.TryOpen(driver, out NvmlCounter? counter, out _));
        CounterReading? start = counter.Read();
        driver.EnergyCode = FakeNvml.DriverNotLoaded;
        Assert.Null(counter.Read());
        Assert.Equal("NVIDIA board 0 cannot be read: Driver Not Loaded.", counter.Trouble);
        driver.EnergyCode = 0;
        Assert.Equal(double.NaN, CounterReading.Between(start, counter.Read()));
    }

    [Fact]
    public void A_board_that_was_reset_leaves_a_gap_and_the_total_never_falls()
    {
        var driver = new FakeNvml(1000, 5000);
        Assert.True(NvmlCounter.TryOpen(driver, out NvmlCounter? counter, out _));
        CounterReading start = counter.Read()!.Value;
        driver.Millijoules[0] = 5000;
        driver.Millijoules[1] = 40;
        CounterReading after = counter.Read()!.Value;
        Assert.Equal(double.NaN, CounterReading.Between(start, after));
        Assert.True(after.Joules >= start.Joules);
        Assert.Equal("The energy counter of NVIDIA board 1 started again, as after a reset of the board.", counter.Trouble);
        driver.Millijoules[1] += 100;
        Assert.Equal(0.1, CounterReading.Between(after, counter.Read()), 1e-12);
    }

    [Fact]
    public void A_driver_that_does_not_answer_is_refused()
    {
        Refused(new FakeNvml { InitializeCode = FakeNvml.DriverNotLoaded }, "The NVIDIA driver does not answer: Driver Not Loaded.");
        Refused(new FakeNvml(), "The NVIDIA driver shows no board.");
    }

    [Fact]
    public void A_board_that_does_not_count_or_is_split_is_refused_by_name()
    {
        Refused(new FakeNvml(1) { EnergyCode = FakeNvml.NotSupported }, "NVIDIA board 0 (board 0) does not count energy: Not Supported.");
        Refused(new FakeNvml(1) { Split = true }, "NVIDIA board 0 (board 0) is split into instances that share its counter.");
    }

    [Fact]
    public void The_machine_is_searched_without_a_fault_whatever_it_has()
    {
        using var folder = new PowercapFolder();
        using EnergyCounters counters = EnergyCounters.Discover(TimeProvider.System, folder.Root);
        Assert.Equal(
            [EnergySource.Rapl, EnergySource.Nvml],
            counters.Found.Select(counter => counter.Source).Concat(counters.Missing.Select(missing => missing.Source)).Order());
        Assert.All(counters.Missing, missing => Assert.EndsWith(".", missing.Reason, StringComparison.Ordinal));
        MissingCounter rapl = counters.Missing.Single(missing => missing.Source == EnergySource.Rapl);
        Assert.Contains(folder.Root, rapl.Reason, StringComparison.Ordinal);
    }

    private static void Refused(FakeNvml driver, string expected)
    {
        Assert.False(NvmlCounter.TryOpen(driver, out NvmlCounter? counter, out string? reason));
        Assert.Null(counter);
        Assert.Equal(expected, reason);
        Assert.True(driver.IsClosed);
    }
}
