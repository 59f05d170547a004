namespace NeuroSymbolic.Energy;

/// <summary>Divides a run's time and energy among its phases: <c>using (meter.Window(EnergyPhase.Perception)) { ... }</c>.</summary>
/// <remarks>At each edge of a window the counters are read, and what they gained since the edge before goes to the phase that was
/// under way: nothing is counted twice, an inner window takes its part out of the outer one, and the phases add up to the total.
/// A meter belongs to one thread.</remarks>
public sealed class EnergyMeter
{
    // a board renews its counter every 100 ms, so one that gained nothing in a second does not count
    private const double StandstillSeconds = 1;
    private static readonly int PhaseCount = Enum.GetValues<EnergyPhase>().Length;

    private readonly MeteringPlan plan;
    private readonly TimeProvider clock;
    private readonly Func<double>? processorSeconds;

    private readonly long[] ticks = new long[PhaseCount];
    private readonly int[] windows = new int[PhaseCount];
    private readonly double[] busySeconds = new double[PhaseCount];
    private readonly double[][] joules;
    private readonly CounterReading?[] first;
    private readonly CounterReading?[] last;
    private long lastTicks;
    private double lastBusySeconds;
    private readonly List<Action>[] recorded = [.. Enumerable.Range(0, PhaseCount).Select(_ => new List<Action>())];
    private bool isRecording;
    private EnergyPhase phase;

    /// <summary>A meter that starts now.</summary>
    /// <param name="plan">What to read. Its counters stay with their owner.</param>
    /// <param name="clock">The clock.</param>
    public EnergyMeter(MeteringPlan plan, TimeProvider clock)
        : this(plan, clock, plan.Scope is ProcessorScope scope ? () => ProcessorClock.Seconds(scope) : null)
    {
    }

    internal EnergyMeter(MeteringPlan plan, TimeProvider clock, Func<double>? processorSeconds)
    {
        this.plan = plan;
        this.clock = clock;
        this.processorSeconds = processorSeconds;
        joules = [.. plan.Counters.Select(_ => new double[PhaseCount])];
        first = new CounterReading?[plan.Counters.Length];
        last = new CounterReading?[plan.Counters.Length];
        Restart();
    }

    /// <summary>Forgets everything and starts anew, as for the next episode. Between windows only.</summary>
    /// <param name="isRecording">Whether to keep what <see cref="Measure"/> is given, for <see cref="Replay"/>.</param>
    /// <exception cref="InvalidOperationException">A window is open.</exception>
    public void Restart(bool isRecording = false)
    {
        if (phase != EnergyPhase.Rest)
        {
            throw new InvalidOperationException($"The window {phase} is open.");
        }

        Advance();
        Array.Clear(ticks);
        Array.Clear(windows);
        Array.Clear(busySeconds);
        Array.ForEach(joules, Array.Clear);
        Array.ForEach(recorded, work => work.Clear());
        this.isRecording = isRecording;
        last.CopyTo(first, 0);
    }

    /// <summary>Opens a window, which lasts until it is disposed of.</summary>
    public PhaseWindow Window(EnergyPhase phase)
    {
        var window = new PhaseWindow(this, this.phase);
        Enter(phase);
        windows[(int)phase]++;
        return window;
    }

    /// <summary>Does a piece of work in a window of its own.</summary>
    /// <param name="phase">The phase that it is part of.</param>
    /// <param name="work">The work.</param>
    /// <param name="canBeDoneAgain">Whether it gives the same with the same effort when it is done again later; otherwise
    /// <see cref="Replay"/> leaves its phase alone.</param>
    public T Measure<T>(EnergyPhase phase, Func<T> work, bool canBeDoneAgain = true)
    {
        if (isRecording && canBeDoneAgain)
        {
            recorded[(int)phase].Add(() => work());
        }

        using (Window(phase))
        {
            return work();
        }
    }

    /// <summary>Meters the recorded work of a phase once more, alone and so often that counters can be trusted with it.</summary>
    /// <returns>What it takes once; null when nothing was recorded.</returns>
    public ReplayReading? Replay(EnergyPhase phase)
    {
        Action[] work = [.. recorded[(int)phase]];
        return work is [] ? null : ReplayMeter.Measure(plan, clock, phase, () => Array.ForEach(work, piece => piece()), ReplayMeter.Shortest);
    }

    /// <summary>Wall time of a phase since the start, up to the last edge of a window.</summary>
    public TimeSpan Time(EnergyPhase phase) => clock.GetElapsedTime(0, ticks[(int)phase]);

    /// <summary>What was found from the start until now; the meter goes on.</summary>
    /// <remarks>Where the processors' counter failed the joules are the estimate's, in every phase, so that they can be compared.</remarks>
    public EnergyReport Report()
    {
        Advance();
        bool[] counts = [.. plan.Counters.Select((_, counter) => Counts(counter))];
        bool isModelled = plan.Model is not null && !plan.Counters.Where((_, counter) => counts[counter]).Any(IsOfProcessors);
        MeteredEnergy total = Energy(
            ticks.Sum(), busySeconds.Sum(), windows.Sum(), counter => CounterReading.Between(first[counter], last[counter]), counts, isModelled);
        string? failure = plan.Counters.Where((_, counter) => !counts[counter])
            .Select(counter => counter.Trouble ?? $"The energy counter of {counter.Description} stands still.").FirstOrDefault();
        return new EnergyReport(
            [.. Enumerable.Range(0, PhaseCount).Select(phase =>
                Energy(ticks[phase], busySeconds[phase], windows[phase], counter => joules[counter][phase], counts, isModelled))],
            total,
            failure ?? (plan.Counters.Any(IsOfProcessors) ? null : plan.WhyNotMeasured));
    }

    internal void Enter(EnergyPhase next)
    {
        Advance();
        phase = next;
    }

    // a missing reading is not-a-number, which the sums keep
    private void Advance()
    {
        long now = clock.GetTimestamp();
        ticks[(int)phase] += now - lastTicks;
        lastTicks = now;
        if (processorSeconds is not null)
        {
            double busy = processorSeconds();
            busySeconds[(int)phase] += busy - lastBusySeconds;
            lastBusySeconds = busy;
        }

        for (int counter = 0; counter < joules.Length; counter++)
        {
            CounterReading? reading = plan.Counters[counter].Read();
            joules[counter][(int)phase] += CounterReading.Between(last[counter], reading);
            last[counter] = reading;
        }
    }

    // whether a counter told both ends of the whole and moved between them; if not, it has nothing to say of the parts either
    private bool Counts(int counter)
    {
        double gained = CounterReading.Between(first[counter], last[counter]);
        return gained > 0 || (gained == 0 && clock.GetElapsedTime(0, ticks.Sum()).TotalSeconds < StandstillSeconds);
    }

    private MeteredEnergy Energy(
        long ticks, double busySeconds, int windows, Func<int, double> joules, bool[] counts, bool isModelled)
    {
        double seconds = clock.GetElapsedTime(0, ticks).TotalSeconds;
        double? busy = processorSeconds is null ? null : Known(busySeconds);
        IEnumerable<EnergyReading> counted =
            from counter in Enumerable.Range(0, plan.Counters.Length)
            let source = plan.Counters[counter].Source
            where !(isModelled && IsOfProcessors(plan.Counters[counter]))
            let gross = counts[counter] ? Known(joules(counter)) : null
            select new EnergyReading(source, gross, gross - plan.Idle?.Joules(source, seconds));
        IEnumerable<EnergyReading> modelled = isModelled ? [new EnergyReading(EnergySource.Model, plan.Model!.Joules(busy), null)] : [];
        return new MeteredEnergy(seconds, busy, windows, [.. counted, .. modelled]);
    }

    private static bool IsOfProcessors(IEnergyCounter counter) => counter.Source == EnergySource.Rapl;

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
