using FsCheck;
using FsCheck.Fluent;

namespace NeuroSymbolic.Energy.Tests;

/// <summary>Intervals in which a counter may have done something else than count: right, or missing with the reason, and never wrong.</summary>
public sealed class RaplDoubtTests : IDisposable
{
    private const string Package = "intel-rapl:0";
    private readonly PowercapFolder folder = new();
    private readonly FakeClock clock = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_counter_that_started_again_once_goes_on_and_one_that_may_have_done_so_twice_leaves_a_gap()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 900_000, range: 1_000_000).Open(clock);
        CounterReading? start = counter.Read();
        folder.Set(Package, 100_000);
        CounterReading? once = counter.Read();
        Assert.Equal(0.2, CounterReading.Between(start, once), 1e-9);

        clock.Advance(5);
        folder.Set(Package, 50_000);
        CounterReading? late = counter.Read();
        Assert.Equal(double.NaN, CounterReading.Between(once, late));
        Assert.True(late!.Value.Joules >= once!.Value.Joules);
        Assert.Contains("was not read for", counter.Trouble, StringComparison.Ordinal);
        Assert.Contains("may have started again more than once", counter.Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_532_610_987, 300)]
    [InlineData(262_143_328_850, 900)]
    [InlineData(10_000_000_000, 999)]
    public void Ten_minutes_without_a_reading_are_followed_through_every_new_start(ulong range, ulong watts)
    {
        folder.Zone(Package, "package-0", 0, range);
        using RaplCounter counter = folder.Open(clock);
        CounterReading? start = counter.Read();
        for (ulong second = 1; second <= 600; second++)
        {
            folder.Set(Package, second * watts * 1_000_000 % range);
            clock.Advance(1);
        }

        Assert.Equal(600.0 * watts, CounterReading.Between(start, counter.Read()), 1e-3);
        Assert.Null(counter.Trouble);
    }

    [Fact]
    public void A_range_that_cannot_be_read_loses_the_interval_in_which_the_counter_starts_again_and_says_so()
    {
        folder.Zone(Package, "package-0", 4_000_000_000).Forbid(Package, "max_energy_range_uj");
        using RaplCounter counter = folder.Open(clock);
        Assert.Equal(
            "package-0; max_energy_range_uj of package-0 cannot be read, so what is used while it starts again is lost", counter.Description);
        CounterReading start = counter.Read()!.Value;
        folder.Set(Package, 4_003_000_000);
        Assert.Equal(3, CounterReading.Between(start, counter.Read()), 1e-9);
        folder.Set(Package, 10_000);
        CounterReading again = counter.Read()!.Value;
        Assert.Equal(double.NaN, CounterReading.Between(start, again));
        Assert.True(again.Joules >= start.Joules);
        Assert.Equal(
            "The energy counter package-0 started again, and max_energy_range_uj, which says where, cannot be read.", counter.Trouble);
        folder.Set(Package, 2_010_000);
        Assert.Equal(2, CounterReading.Between(again, counter.Read()), 1e-9);
    }

    [Theory]
    [InlineData("0\n")]
    [InlineData("many\n")]
    [InlineData("")]
    public void A_range_of_garbage_is_no_range(string text)
    {
        folder.Zone(Package, "package-0", 4_000_000_000).Write(Package, "max_energy_range_uj", text);
        using RaplCounter counter = folder.Open(clock);
        CounterReading? start = counter.Read();
        folder.Set(Package, 10_000);
        Assert.Equal(double.NaN, CounterReading.Between(start, counter.Read()));
    }

    [Theory]
    [InlineData(70_000_000_000, 1_000_000)]
    [InlineData(1_000_000, 70_000_000_000)]
    public void A_jump_that_no_processor_can_draw_is_a_driver_that_was_reset(ulong before, ulong after)
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", before).Open(clock);
        CounterReading? start = counter.Read();
        folder.Set(Package, after);
        clock.Advance(1);
        Assert.Equal(double.NaN, CounterReading.Between(start, counter.Read()));
        Assert.Contains("as after a restart of its driver", counter.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_that_was_suspended_leaves_a_gap_however_small_the_step_of_the_counter_is()
    {
        double slept = 0;
        using RaplCounter counter = folder.Zone(Package, "package-0", 50_000_000).Open(clock, () => slept);
        CounterReading? start = counter.Read();
        folder.Set(Package, 51_000_000);
        slept = 3600;
        CounterReading? awake = counter.Read();
        Assert.Equal(double.NaN, CounterReading.Between(start, awake));
        Assert.Contains("The machine was suspended", counter.Trouble, StringComparison.Ordinal);
        folder.Set(Package, 53_000_000);
        Assert.Equal(2, CounterReading.Between(awake, counter.Read()), 1e-9);
    }

    [Fact]
    public void Permission_lost_half_way_is_a_gap_with_the_remedy_and_counting_goes_on_when_it_is_given_back()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 1).Zone("intel-rapl:1", "package-1", 1).Open(clock);
        CounterReading? start = counter.Read();
        folder.Forbid("intel-rapl:1", "energy_uj");
        Assert.Null(counter.Read());
        Assert.Contains($"sudo chmod a+r {folder.Root}/intel-rapl*:*/energy_uj", counter.Trouble, StringComparison.Ordinal);

        folder.Permit("intel-rapl:1", "energy_uj");
        folder.Set("intel-rapl:1", 7);
        CounterReading? again = counter.Read();
        Assert.Equal(double.NaN, CounterReading.Between(start, again));
        folder.Set("intel-rapl:1", 1_000_007);
        Assert.Equal(1, CounterReading.Between(again, counter.Read()), 1e-9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("No such device\n")]
    public void A_zone_that_shows_no_number_makes_the_reading_missing(string text)
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 1).Open(clock);
        folder.Write(Package, "energy_uj", text);
        Assert.Null(counter.Read());
        Assert.Contains("shows no number of microjoules", counter.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_driver_that_was_loaded_again_and_numbers_its_zones_otherwise_is_not_mistaken_for_the_old_one()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 1).Open(clock);
        folder.Write(Package, "energy_uj", "");
        folder.Write(Package, "name", "psys\n");
        Assert.Null(counter.Read());
        Assert.Contains("is no longer the zone package-0", counter.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_stands_still_for_a_second_is_a_gap_and_memory_that_does_is_named()
    {
        using RaplCounter counter = folder.Zone(Package, "package-0", 0).Zone("intel-rapl:0/intel-rapl:0:0", "dram", 0).Open(clock);
        CounterReading? start = counter.Read();
        folder.Set(Package, 20_000_000);
        clock.Advance(1);
        folder.Set(Package, 40_000_000);
        clock.Advance(0.5);
        Assert.Equal(40, CounterReading.Between(start, counter.Read()), 1e-9);
        Assert.Contains("dram stands still and adds nothing", counter.Description, StringComparison.Ordinal);

        clock.Advance(2);
        Assert.Equal(double.NaN, CounterReading.Between(start, counter.Read()));
        Assert.Equal("The energy counter package-0 stands still.", counter.Trouble);
    }

    /// <summary>Whatever happens to two packages, a difference of readings is what they used, or missing; and no total falls.</summary>
    [Fact]
    public void A_figure_is_right_or_missing_whatever_happens()
    {
        const ulong Range = 65_532_610_987;
        Gen<(int What, int Milliseconds, int Watts)[]> scripts =
            (from what in Gen.Choose(0, 9)
             from milliseconds in Gen.Choose(1, 900)
             from watts in Gen.Choose(5, 600)
             select (what, milliseconds, watts)).ArrayOf();
        Prop.ForAll(scripts.ToArbitrary(), script =>
        {
            using var tree = new PowercapFolder();
            ulong[] shown = [Range - 40_000_000, 3];
            string[] zones = [Package, "intel-rapl:1"];
            tree.Zone(zones[0], "package-0", shown[0], Range).Zone(zones[1], "package-1", shown[1], Range);
            double slept = 0, used = 0;
            using RaplCounter counter = tree.Open(clock, () => slept);
            List<(CounterReading Reading, double Used)> readings = [(counter.Read()!.Value, 0)];
            foreach ((int what, int milliseconds, int watts) in script)
            {
                for (int zone = 0; zone < zones.Length; zone++)
                {
                    ulong gained = (ulong)milliseconds * (ulong)watts * 1000 * (ulong)(zone + 1) / 2;
                    used += gained * 1e-6;
                    shown[zone] = (shown[zone] + gained) % Range;

                    // the first kinds of fault start a counter again, one of them in a sleep; a file is empty in the third
                    bool startsAgain = what == zone && shown[zone] is > 2_000_000_000 and < Range - 2_000_000_000;
                    shown[zone] = startsAgain || what == 2 ? 0 : shown[zone];
                    tree.Write(zones[zone], "energy_uj", what == 3 ? "" : $"{shown[zone]}\n");
                }

                slept += what == 2 ? 60 : 0;
                clock.Advance(milliseconds / 1000.0);
                if (counter.Read() is { } reading)
                {
                    Assert.True(reading.Joules >= readings[^1].Reading.Joules);
                    readings.Add((reading, used));
                }
            }

            foreach ((CounterReading later, double usedLater) in readings)
            {
                foreach ((CounterReading earlier, double usedEarlier) in readings)
                {
                    double figure = CounterReading.Between(earlier, later);
                    Assert.True(double.IsNaN(figure) || Math.Abs(figure - (usedLater - usedEarlier)) < 1e-3);
                }
            }
        }).QuickCheckThrowOnFailure();
    }
}
