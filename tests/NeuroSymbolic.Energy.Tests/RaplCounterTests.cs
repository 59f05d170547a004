namespace NeuroSymbolic.Energy.Tests;

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
            .Zone("intel-rapl:0/intel-rapl:0:1", "uncore", 30).Zone("intel-rapl:0/intel-rapl:0:2", "dram", 40).Zone("intel-rapl:1", "package-1", 50).Zone("intel-rapl:2", "psys", 60)
            .Zone("intel-rapl-mmio:0", "package-0", 70);
        using RaplCounter counter = folder.Open();
        Assert.Equal("package-0, dram, package-1", counter.Description);
        double start = counter.ReadJoules()!.Value;

        Array.ForEach(ignored, zone => folder.Set(zone, 900_000_000));
        Assert.Equal(start, counter.ReadJoules());

        Array.ForEach(counted, zone => folder.Set(zone, 1_000_100));
        Assert.Equal(3.0002, counter.ReadJoules()!.Value - start, 1e-9);
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
            Assert.Equal("package-0, dram", counter.Description);
        }
    }

    [Fact]
    public void The_second_view_of_the_packages_counts_where_there_is_no_first()
    {
        using RaplCounter counter = folder.Zone("intel-rapl:0", "psys", 0).Zone("intel-rapl-mmio:0", "package-0", 5).Open();
        Assert.Equal("package-0", counter.Description);
    }

    [Fact]
    public void A_counter_that_wraps_goes_on()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 900, range: 1000).Open();
        double start = counter.ReadJoules()!.Value;
        folder.Set(Package, 50);
        Assert.Equal(150e-6, counter.ReadJoules()!.Value - start, 1e-12);
        folder.Set(Package, 40);
        Assert.Equal(1140e-6, counter.ReadJoules()!.Value - start, 1e-12);
    }

    [Fact]
    public void Wraps_are_caught_while_nobody_reads()
    {
        var clock = new FakeClock();
        using RaplCounter counter = folder.Zone(Package, "package-0", 0, range: 1000).Open(clock);
        double start = counter.ReadJoules()!.Value;
        for (ulong round = 1; round <= 10; round++)
        {
            folder.Set(Package, round * 600 % 1000);
            clock.Advance(10);
        }

        Assert.Equal(6000e-6, counter.ReadJoules()!.Value - start, 1e-12);
    }

    [Fact]
    public void Dies_that_show_one_socket_wide_counter_count_once()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", 123).Zone("intel-rapl:0/intel-rapl:0:0", "dram", 9)
            .Zone("intel-rapl:1", "package-0-die-1", 123).Zone("intel-rapl:1/intel-rapl:1:0", "dram", 9).Open();
        Assert.Equal("package-0-die-0, dram", counter.Description);
    }

    [Fact]
    public void Dies_with_counters_of_their_own_and_other_sockets_all_count()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0-die-0", 123).Zone("intel-rapl:1", "package-0-die-1", 456)
            .Zone("intel-rapl:2", "package-1-die-0", 123).Open();
        Assert.Equal("package-0-die-0, package-0-die-1, package-1-die-0", counter.Description);
    }

    [Fact]
    public void Without_permission_the_reason_names_the_remedy()
    {
        // a folder in the file's place is refused to everybody, root too
        folder.Zone(Package, "package-0", 1);
        File.Delete(Path.Combine(folder.Root, Package, "energy_uj"));
        Directory.CreateDirectory(Path.Combine(folder.Root, Package, "energy_uj"));
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
    [InlineData("energy_uj", "")]
    [InlineData("energy_uj", "\n")]
    [InlineData("energy_uj", "-1\n")]
    [InlineData("energy_uj", "1e3\n")]
    [InlineData("energy_uj", "\u0000\u0001\u0002")]
    [InlineData("energy_uj", "999999999999999999999999999999\n")]
    [InlineData("energy_uj", "262143328851\n")]
    [InlineData("max_energy_range_uj", "0\n")]
    [InlineData("max_energy_range_uj", "many\n")]
    public void A_zone_of_garbage_is_refused_by_name(string file, string text)
    {
        folder.Zone(Package, "package-0", 1).Write(Package, file, text);
        Assert.Contains($"{file} holds no number of microjoules", folder.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("energy_uj")]
    [InlineData("max_energy_range_uj")]
    public void A_zone_without_one_of_its_files_is_refused_by_name(string file)
    {
        folder.Zone(Package, "package-0", 1);
        File.Delete(Path.Combine(folder.Root, Package, file));
        Assert.Contains(file, folder.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("No such device\n")]
    public void A_zone_that_vanishes_makes_the_reading_missing_from_then_on(string text)
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 1).Zone("intel-rapl:1", "package-1", 1).Open();
        Assert.NotNull(counter.ReadJoules());
        folder.Write("intel-rapl:1", "energy_uj", text);
        Assert.Null(counter.ReadJoules());
        folder.Set("intel-rapl:1", 2);
        Assert.Null(counter.ReadJoules());
    }

    [Fact]
    public void A_reading_does_not_allocate()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 262_143_328_849).Open();
        counter.ReadJoules();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int reading = 0; reading < 100; reading++)
        {
            counter.ReadJoules();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_closed_counter_is_missing()
    {
        RaplCounter counter = folder.Zone(Package, "package-0", 1).Open();
        counter.Dispose();
        Assert.Null(counter.ReadJoules());
    }
}
