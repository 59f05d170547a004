namespace NeuroSymbolic.Energy;

/// <summary>Meters a phase that is too short for the counters, or ran beside others, by doing it again alone and often.</summary>
/// <remarks>A counter renewed every 100 ms is off by up to 2 % of 10 s. Good practice for such counters is many repetitions and a
/// discarded start: Yang, Adamek, Armour, arXiv 2312.02741 (SC 2024).</remarks>
public static class ReplayMeter
{
    /// <summary>The shortest time that counters may be trusted with.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Replays until the time is over, once before that unmetered, and divides.</summary>
    /// <param name="plan">What to read; the plan for one job.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="phase">The phase replayed.</param>
    /// <param name="replay">Does what the phase did in an episode, on the inputs recorded there.</param>
    /// <param name="atLeast">How long; at least <see cref="Shortest"/>.</param>
    public static ReplayReading Measure(MeteringPlan plan, TimeProvider clock, EnergyPhase phase, Action replay, TimeSpan atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, Shortest);
        replay();
        var meter = new EnergyMeter(plan, clock);
        int repetitions = 0;
        using (meter.Window(phase))
        {
            long start = clock.GetTimestamp();
            do
            {
                replay();
                repetitions++;
            }
            while (clock.GetElapsedTime(start) < atLeast);
        }

        EnergyReport report = meter.Report();
        return new ReplayReading(repetitions, report[phase].DividedBy(repetitions), report.Source, report.Reason);
    }
}
