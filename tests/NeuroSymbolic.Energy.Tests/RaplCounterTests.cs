namespace NeuroSymbolic.Energy.Tests;

/// <summary>Which of the kernel's zones are counted, and what is said of those that are not or cannot be.</summary>
public sealed class RaplCounterTests : IDisposable
{
    private const string Package = "intel-rapl:0";
    private readonly PowercapFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Packages_and_memory_are_summed_and_nothing_that_they_contain_or_that_contains_them()
    {
        string[] counted = [Package, "intel-rapl:0/intel-rapl:0:2", "intel-rapl:1"];
        string[] ignored = ["intel-rapl:0/intel-rapl:0:0", "intel-rapl:0/intel-rapl:0:1", "intel-rapl:2", "intel-rapl-mmio:0"];
        folder.Zone(Package, "package-0", 10).Zone("intel-rapl:0/intel-rapl:0:0", "core", 20)
            .Zone("intel-rapl:0/intel-rapl:0:1", "uncore", 30).Zone("intel-rapl:0/intel-rapl:0:2", "dram", 40)
            .Zone("intel-rapl:1", "package-1", 50).Zone("intel-rapl:2", "psys", 60).Zone("intel-rapl-mmio:0", "package-0", 70);
        using RaplCounter counter = folder.Open();
        Assert.Equal(
            "package-0, dram of package 0, package-1; core is part of its package; uncore is part of its package; "
            + "psys contains the packages; intel-rapl-mmio shows the packages once more",
            counter.Description);
        CounterReading? start = counter.Read();

        Array.ForEach(ignored, zone => folder.Set(zone, 900_000_000));
        Assert.Equal(start, counter.Read());

        Array.ForEach(counted, zone => folder.Set(zone, 1_000_100));
        Assert.Equal(3.0002, CounterReading.Between(start, counter.Read()), 1e-9);
    }

    [Fact]
    public void Zones_are_found_through_the_links_of_the_class_folder()
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "class"));
        folder.Zone("devices/intel-rapl:0", "package-0", 5).Zone("devices/intel-rapl:0/intel-rapl:0:0", "dram", 7);
        foreach (string zone in new[] { "intel-rapl:0", "intel-rapl:0/intel-rapl:0:0" })
        {
            string link = Path.Combine(folder.Root, "class", Path.GetFileName(zone));
            Directory.CreateSymbolicLink(link, Path.Combine(folder.Root, "devices", zone));
        }

        Assert.True(RaplCounter.TryOpen(Path.Combine(folder.Root, "class"), new FakeClock(), out RaplCounter? counter, out _));
        using (counter)
        {
            Assert.Equal("package-0, dram of package 0", counter.Description);
        }
    }

    [Fact]
    public void The_second_view_of_the_packages_counts_where_there_is_no_first()
    {
        using RaplCounter counter = folder.Zone("intel-rapl:0", "psys", 0).Zone("intel-rapl-mmio:0", "package-0", 5).Open();
        Assert.Equal("package-0; psys contains the packages", counter.Description);
    }

    [Fact]
    public void Dies_that_mirror_one_counter_count_once_and_true_sockets_are_added()
    {
        string[] mirrors = [Package, "intel-rapl:1"];
        folder.Zone(Package, "package-0-die-0", 800_000_000).Zone("intel-rapl:1", "package-0-die-1", 800_000_000)
            .Zone("intel-rapl:2", "package-1-die-0", 800_000_000);
        var clock = new FakeClock();
        using RaplCounter counter = folder.Open(clock);
        Assert.Equal(
            "package-0-die-0, package-1-die-0; package-0-die-1 shows the counter of package-0-die-0 once more", counter.Description);
        CounterReading? start = counter.Read();
        for (ulong second = 1; second <= 100; second++)
        {
            Array.ForEach(mirrors, zone => folder.Set(zone, 800_000_000 + (second * 90_000_000)));
            folder.Set("intel-rapl:2", 800_000_000 + (second * 60_000_000));
            clock.Advance(1);
        }

        Assert.Equal(15_000, CounterReading.Between(start, counter.Read()), 1e-6);
        Assert.Null(counter.Trouble);
    }

    [Fact]
    public void Dies_that_take_over_the_sockets_counter_a_little_apart_still_count_once()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", 100_000_000).Zone("intel-rapl:1", "package-0-die-1", 99_900_000).Open();
        CounterReading? start = counter.Read();
        folder.Set(Package, 104_950_000);
        folder.Set("intel-rapl:1", 105_000_000);
        Assert.Equal(4.95, CounterReading.Between(start, counter.Read()), 1e-9);
    }

    [Fact]
    public void Mirrors_stay_one_while_the_counter_starts_again()
    {
        ulong almost = PowercapFolder.Range - 50_000;
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", almost).Zone("intel-rapl:1", "package-0-die-1", almost).Open();
        CounterReading? start = counter.Read();
        folder.Set(Package, 10_000);
        Assert.Equal(0.06, CounterReading.Between(start, counter.Read()), 1e-9);
        Assert.Null(counter.Trouble);
    }

    [Fact]
    public void Dies_that_only_begin_alike_leave_a_gap_when_they_part_and_both_count_from_then_on()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", 0).Zone("intel-rapl:1", "package-0-die-1", 0).Open();
        CounterReading? start = counter.Read();
        folder.Set(Package, 5_000_000);
        folder.Set("intel-rapl:1", 8_000_000);
        CounterReading? parted = counter.Read();
        Assert.Equal(double.NaN, CounterReading.Between(start, parted));
        Assert.Contains("package-0-die-1 was taken for another view of package-0-die-0", counter.Trouble, StringComparison.Ordinal);
        folder.Set(Package, 6_000_000);
        folder.Set("intel-rapl:1", 10_000_000);
        Assert.Equal(3, CounterReading.Between(parted, counter.Read()), 1e-9);
        Assert.Equal("package-0-die-0, package-0-die-1", counter.Description);
    }

    [Fact]
    public void Dies_with_counters_of_their_own_and_memory_of_each_all_count()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", 123_000_000).Zone("intel-rapl:0/intel-rapl:0:0", "dram", 9_000_000)
            .Zone("intel-rapl:1", "package-0-die-1", 456_000_000).Zone("intel-rapl:1/intel-rapl:1:0", "dram", 90_000_000).Open();
        Assert.Equal("package-0-die-0, dram of package 0, package-0-die-1, dram of package 0", counter.Description);
    }

    [Fact]
    public void Without_permission_the_reason_names_the_remedy()
    {
        folder.Zone(Package, "package-0", 1).Forbid(Package, "energy_uj");
        Assert.Contains($"sudo chmod a+r {folder.Root}/intel-rapl*:*/energy_uj", folder.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_counters_says_so()
    {
        Assert.Contains("shows no energy counters", folder.Refusal(), StringComparison.Ordinal);
        folder.Zone("intel-rapl:0", "psys", 0);
        Assert.Contains("shows no energy counters", folder.Refusal(), StringComparison.Ordinal);
        Assert.False(RaplCounter.TryOpen(Path.Combine(folder.Root, "none"), new FakeClock(), out _, out string? reason));
        Assert.Contains("shows no energy counters", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("-1\n")]
    [InlineData("1e3\n")]
    [InlineData("\u0000\u0001\u0002")]
    [InlineData("999999999999999999999999999999\n")]
    [InlineData("262143328851\n")]
    public void A_counter_of_garbage_is_refused_by_name(string text)
    {
        folder.Zone(Package, "package-0", 1).Write(Package, "energy_uj", text);
        Assert.Contains("energy_uj holds no number of microjoules", folder.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_without_a_counter_is_refused_by_name()
    {
        folder.Zone(Package, "package-0", 1);
        File.Delete(Path.Combine(folder.Root, Package, "energy_uj"));
        Assert.Contains("energy_uj", folder.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_does_not_allocate()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", 262_143_328_849)
            .Zone("intel-rapl:1", "package-0-die-1", 262_143_328_849).Open();
        counter.Read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int reading = 0; reading < 100; reading++)
        {
            counter.Read();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_closed_counter_is_missing()
    {
        RaplCounter counter = folder.Zone(Package, "package-0", 1).Open();
        counter.Dispose();
        Assert.Null(counter.Read());
    }
}
