namespace NeuroSymbolic.Energy;

/// <summary>How long the machine has been suspended since it was started: counters may start anew then, and other clocks stand still.</summary>
internal static class SleepClock
{
    // Linux's numbers; the first stands still while the machine is suspended and the second does not
    private const int MonotonicClock = 1;
    private const int BootClock = 7;

    /// <summary>Seconds, or not-a-number where the system does not tell.</summary>
    public static double Seconds() => ProcessorClock.Read(BootClock) - ProcessorClock.Read(MonotonicClock);
}
