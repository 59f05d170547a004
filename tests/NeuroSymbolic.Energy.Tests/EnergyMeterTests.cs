using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace NeuroSymbolic.Energy.Tests;

public sealed class EnergyMeterTests
{
    private readonly FakeClock clock = new();

    [Fact]
    public void An_inner_window_takes_its_part_out_of_the_outer_one()
    {
        EnergyMeter meter = Meter(FakeCounter.OfPower(10, clock));
        clock.Advance(1);
        using (meter.Window(EnergyPhase.Policy))
        {
            clock.Advance(2);
            using (meter.Window(EnergyPhase.Perception))
            {
                clock.Advance(4);
                using (meter.Window(EnergyPhase.Rendering))
                {
                    clock.Advance(8);
                }
            }

            clock.Advance(16);
        }

        clock.Advance(32);
        EnergyReport report = meter.Report();
        Assert.Equal((18, 180), (report[EnergyPhase.Policy].Seconds, report[EnergyPhase.Policy].GrossJoules!.Value));
        Assert.Equal((4, 40), (report[EnergyPhase.Perception].Seconds, report[EnergyPhase.Perception].GrossJoules!.Value));
        Assert.Equal((8, 80), (report[EnergyPhase.Rendering].Seconds, report[EnergyPhase.Rendering].GrossJoules!.Value));
        Assert.Equal((33, 330), (report[EnergyPhase.Rest].Seconds, report[EnergyPhase.Rest].GrossJoules!.Value));
        Assert.Equal((0, 0), (report[EnergyPhase.Planning].Windows, report[EnergyPhase.Planning].GrossJoules!.Value));
        Assert.Equal((63, 630), (report.Total.Seconds, report.Total.GrossJoules!.Value));
        Assert.Equal(220, report.ControllerJoules);
        Assert.Equal("rapl", report.Source);
        Assert.Equal(TimeSpan.FromSeconds(18), meter.Time(EnergyPhase.Policy));
    }

    [Fact]
    public void The_phases_add_up_to_the_total_whatever_is_done()
    {
        Gen<(int Phase, int Depth, int Tenths, int Joules)[]> scripts =
            (from phase in Gen.Choose(0, 7)
             from depth in Gen.Choose(0, 3)
             from tenths in Gen.Choose(0, 50)
             from joules in Gen.Choose(0, 1000)
             select (phase, depth, tenths, joules)).ArrayOf();
        Prop.ForAll(scripts.ToArbitrary(), script =>
        {
            var counter = new FakeCounter();
            double busySeconds = 0;
            EnergyMeter meter = Meter(() => busySeconds, counter);
            foreach ((int phase, int depth, int tenths, int joules) in script)
            {
                void Work(int windows)
                {
                    clock.Advance(tenths / 10.0);
                    counter.Joules += joules;
                    busySeconds += tenths / 20.0;
                    if (windows > 0)
                    {
                        using (meter.Window((EnergyPhase)((phase + windows) % 8)))
                        {
                            Work(windows - 1);
                        }
                    }
                }

                Work(depth);
            }

            counter.Joules += 1;
            EnergyReport report = meter.Report();
            Assert.Equal(report.Total.GrossJoules!.Value, report.Phases.Sum(phase => phase.GrossJoules!.Value), 1e-6);
            Assert.Equal(report.Total.Seconds, report.Phases.Sum(phase => phase.Seconds), 1e-6);
            Assert.Equal(report.Total.ProcessorSeconds!.Value, report.Phases.Sum(phase => phase.ProcessorSeconds!.Value), 1e-6);
            Assert.Equal(1 + script.Sum(step => (step.Depth + 1) * step.Joules), report.Total.GrossJoules!.Value, 1e-6);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_reading_missing_within_a_phase_leaves_that_phase_unknown_and_no_other()
    {
        var counter = new FakeCounter();
        EnergyMeter meter = Meter(counter);
        using (meter.Window(EnergyPhase.Planning))
        {
            counter.Joules += 5;
        }

        counter.Joules = null;
        using (meter.Window(EnergyPhase.Perception))
        {
            counter.Joules = 1100;
        }

        using (meter.Window(EnergyPhase.Simulation))
        {
            counter.Joules += 7;
        }

        EnergyReport report = meter.Report();
        Assert.Null(report[EnergyPhase.Perception].GrossJoules);
        Assert.Null(report.ControllerJoules);
        Assert.Equal(5, report[EnergyPhase.Planning].GrossJoules);
        Assert.Equal(7, report[EnergyPhase.Simulation].GrossJoules);
        Assert.Equal(107, report.Total.GrossJoules);
    }

    [Fact]
    public void A_processor_counter_that_fails_is_replaced_by_the_estimate_in_every_phase_and_the_report_says_why()
    {
        double busySeconds = 0;
        var counter = new FakeCounter();
        EnergyMeter meter = Meter(() => busySeconds, counter);
        using (meter.Window(EnergyPhase.Planning))
        {
            counter.Joules += 5;
            busySeconds += 3;
        }

        (counter.Joules, counter.Trouble) = (null, "The driver is gone.");
        EnergyReport report = meter.Report();
        Assert.Equal(("model", "The driver is gone."), (report.Source, report.Reason));
        Assert.False(report.ReadsCounters);
        Assert.Equal(12, report.Total.GrossJoules);
        Assert.Equal(12, report[EnergyPhase.Planning].GrossJoules);
        Assert.Equal([EnergySource.Model], report[EnergyPhase.Planning].Readings.Select(reading => reading.Source));
    }

    [Fact]
    public void A_gap_makes_no_figure_smaller_and_what_begins_behind_it_is_measured()
    {
        var counter = new FakeCounter();
        EnergyMeter meter = Meter(counter);
        counter.Joules += 5;
        (counter.Gaps, counter.Trouble) = (1, "It started again.");
        Assert.Equal(("model", "It started again."), (meter.Report().Source, meter.Report().Reason));

        meter.Restart();
        counter.Joules += 7;
        EnergyReport next = meter.Report();
        Assert.Equal(("rapl", null, 7.0), (next.Source, next.Reason, next.Total.GrossJoules));
        Assert.True(next.ReadsCounters);
    }

    [Fact]
    public void A_board_that_fails_leaves_the_total_unknown()
    {
        var board = new FakeCounter(EnergySource.Nvml);
        EnergyMeter meter = Meter(FakeCounter.OfPower(10, clock), board);
        clock.Advance(1);
        (board.Joules, board.Trouble) = (null, "The board is gone.");
        EnergyReport report = meter.Report();
        Assert.Equal(("unavailable", "The board is gone."), (report.Source, report.Reason));
        Assert.Null(report.Total.GrossJoules);
    }

    [Fact]
    public void A_counter_that_stands_still_for_a_second_does_not_count()
    {
        EnergyMeter meter = Meter(new FakeCounter());
        clock.Advance(0.9);
        Assert.Equal(("rapl", 0.0), (meter.Report().Source, meter.Report().Total.GrossJoules));
        clock.Advance(0.2);
        Assert.Equal(("model", "The energy counter of fake stands still."), (meter.Report().Source, meter.Report().Reason));
    }

    [Fact]
    public void A_replay_by_another_source_leaves_the_phase_unknown_and_the_total_as_it_was()
    {
        EnergyMeter meter = Meter(FakeCounter.OfPower(10, clock));
        using (meter.Window(EnergyPhase.Planning))
        {
            clock.Advance(3);
        }

        EnergyReport report = meter.Report();
        var half = new ReplayReading(20, report[EnergyPhase.Planning].DividedBy(2), "rapl", null);
        Assert.Equal(15, report.With(EnergyPhase.Planning, half)[EnergyPhase.Planning].GrossJoules);

        EnergyReport mixed = report.With(EnergyPhase.Planning, half with { Source = "model", Reason = "The counter failed." });
        Assert.Null(mixed[EnergyPhase.Planning].GrossJoules);
        Assert.Null(mixed.ControllerJoules);
        Assert.Equal(("rapl", "The counter failed.", 30.0), (mixed.Source, mixed.Reason, mixed.Total.GrossJoules));
    }

    [Fact]
    public void A_fault_within_a_window_closes_it()
    {
        EnergyMeter meter = Meter(FakeCounter.OfPower(1, clock));
        void Fail()
        {
            using (meter.Window(EnergyPhase.Planning))
            {
                clock.Advance(3);
                throw new TimeoutException();
            }
        }

        Assert.Throws<TimeoutException>(Fail);
        clock.Advance(5);
        Assert.Equal(3, meter.Report()[EnergyPhase.Planning].GrossJoules!.Value, 1e-9);
    }

    [Fact]
    public void A_restart_forgets_what_was_and_is_refused_within_a_window()
    {
        EnergyMeter meter = Meter(FakeCounter.OfPower(2, clock));
        using (meter.Window(EnergyPhase.Planning))
        {
            clock.Advance(3);
        }

        meter.Restart();
        clock.Advance(1);
        EnergyReport report = meter.Report();
        Assert.Equal(0, report[EnergyPhase.Planning].GrossJoules);
        Assert.Equal(0, report[EnergyPhase.Planning].Windows);
        Assert.Equal((1, 2), (report.Total.Seconds, report.Total.GrossJoules!.Value));
        using (meter.Window(EnergyPhase.Planning))
        {
            Assert.Throws<InvalidOperationException>(() => meter.Restart());
        }
    }

    [Fact]
    public void Net_is_gross_less_the_use_at_rest_of_the_same_time()
    {
        FakeCounter rapl = FakeCounter.OfPower(30, clock);
        var idle = new IdlePower(ImmutableDictionary<EnergySource, double>.Empty.Add(EnergySource.Rapl, 20), Seconds: 60);
        var meter = new EnergyMeter(Plan(rapl) with { Idle = idle }, clock);
        using (meter.Window(EnergyPhase.Perception))
        {
            clock.Advance(4);
        }

        clock.Advance(6);
        EnergyReport report = meter.Report();
        Assert.Equal(120, report[EnergyPhase.Perception].GrossJoules!.Value, 1e-9);
        Assert.Equal(40, report[EnergyPhase.Perception].NetJoules!.Value, 1e-9);
        Assert.Equal(40, report.ControllerNetJoules!.Value, 1e-9);
        Assert.Equal(100, report.Total.NetJoules!.Value, 1e-9);
    }

    [Fact]
    public void Net_is_unknown_where_the_use_at_rest_is()
    {
        EnergyMeter meter = Meter(FakeCounter.OfPower(30, clock));
        clock.Advance(1);
        Assert.Null(meter.Report().Total.NetJoules);
    }

    [Fact]
    public void The_model_is_busy_time_by_watts_and_has_no_net()
    {
        double busySeconds = 100;
        EnergyMeter meter = Meter(() => busySeconds);
        using (meter.Window(EnergyPhase.Policy))
        {
            clock.Advance(10);
            busySeconds += 2.5;
        }

        EnergyReport report = meter.Report();
        Assert.Equal("model", report.Source);
        Assert.Equal(2.5, report[EnergyPhase.Policy].ProcessorSeconds);
        Assert.Equal(10, report[EnergyPhase.Policy].GrossJoules);
        Assert.Null(report[EnergyPhase.Policy].NetJoules);
    }

    [Fact]
    public void A_model_without_processor_time_is_unavailable()
    {
        EnergyReport report = Meter(() => double.NaN).Report();
        Assert.Equal("unavailable", report.Source);
        Assert.Null(report.Total.GrossJoules);
        Assert.Null(report.Total.ProcessorSeconds);
    }

    [Fact]
    public void A_board_beside_the_processor_is_added_and_the_label_names_both()
    {
        EnergyMeter meter = Meter(FakeCounter.OfPower(100, clock, EnergySource.Nvml), FakeCounter.OfPower(10, clock));
        clock.Advance(2);
        EnergyReport report = meter.Report();
        Assert.Equal("rapl+nvml", report.Source);
        Assert.Equal(220, report.Total.GrossJoules!.Value, 1e-9);
        Assert.Equal([EnergySource.Rapl, EnergySource.Nvml], report.Total.Readings.Select(reading => reading.Source));
    }

    [Fact]
    public void Time_alone_is_metered_without_joules()
    {
        var meter = new EnergyMeter(MeteringPlan.TimeOnly, clock);
        using (meter.Window(EnergyPhase.Planning))
        {
            clock.Advance(2);
        }

        EnergyReport report = meter.Report();
        Assert.Equal(2, report[EnergyPhase.Planning].Seconds);
        Assert.Equal("unavailable", report.Source);
        Assert.Null(report.ControllerJoules);
    }

    [Fact]
    public void A_window_does_not_allocate()
    {
        using PowercapFolder folder = new PowercapFolder().Zone("intel-rapl:0", "package-0", 5);
        using RaplCounter counter = folder.Open();
        var meter = new EnergyMeter(Plan(counter), TimeProvider.System);
        Cross(meter);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int window = 0; window < 100; window++)
        {
            Cross(meter);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Cross(EnergyMeter meter)
    {
        using (meter.Window(EnergyPhase.Perception))
        {
        }
    }

    private static MeteringPlan Plan(params IEnergyCounter[] counters) =>
        MeteringPlan.For(FakeCounter.Machine(counters), jobs: 1, ProcessorModel.Default);

    private EnergyMeter Meter(params IEnergyCounter[] counters) => Meter(() => 0, counters);

    private EnergyMeter Meter(Func<double> busySeconds, params IEnergyCounter[] counters) => new(Plan(counters), clock, busySeconds);
}
