using System.Diagnostics.CodeAnalysis;

namespace NeuroSymbolic.Energy;

/// <summary>The processors' energy counters (RAPL, running average power limit) as Linux powercap shows them: packages and memory.</summary>
/// <remarks>The hardware renews them about every millisecond. They cover all that the machine does, not this program alone. An interval
/// that leaves a doubt about what was used in it is a gap, and counting goes on behind it.</remarks>
public sealed class RaplCounter : IEnergyCounter
{
    private const double LeastSleepSeconds = 1;
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Func<double> sleepSeconds;
    private readonly string powercapRoot;
    private readonly PowercapTree tree;
    private readonly CountedZones zones;
    private readonly ITimer poll;
    private long lastTicks;
    private double lastSleepSeconds;
    private int gaps;
    private bool isCounting;
    private bool isClosed;

    private RaplCounter(string powercapRoot, PowercapTree tree, CountedZones zones, TimeProvider clock, Func<double> sleepSeconds)
    {
        this.powercapRoot = powercapRoot;
        this.tree = tree;
        this.zones = zones;
        this.clock = clock;
        this.sleepSeconds = sleepSeconds;
        Read();
        TimeSpan period = TimeSpan.FromTicks(Math.Clamp(zones.LongestPeriod.Ticks, ShortestPeriod.Ticks, LongestPeriod.Ticks));
        poll = clock.CreateTimer(_ => Read(), null, period, period);
    }

    /// <inheritdoc/>
    public EnergySource Source => EnergySource.Rapl;

    /// <inheritdoc/>
    public string Description
    {
        get
        {
            lock (gate)
            {
                return string.Join("; ", [zones.ToString(), .. zones.Remarks, .. tree.LeftOut]);
            }
        }
    }

    /// <inheritdoc/>
    public string? Trouble { get; private set; }

    /// <summary>Opens the counters.</summary>
    /// <param name="powercapRoot">The powercap folder.</param>
    /// <param name="clock">Paces the readings between those that are asked for, in which counters that start again are noticed.</param>
    /// <param name="counter">The counters, when they can be read.</param>
    /// <param name="reason">Otherwise one sentence: why not, and the remedy.</param>
    public static bool TryOpen(
        string powercapRoot, TimeProvider clock, [NotNullWhen(true)] out RaplCounter? counter, [NotNullWhen(false)] out string? reason) =>
        TryOpen(powercapRoot, clock, SleepClock.Seconds, out counter, out reason);

    /// <summary>Opens the counters; <paramref name="sleepSeconds"/> tells how long the machine has been suspended so far.</summary>
    internal static bool TryOpen(
        string powercapRoot,
        TimeProvider clock,
        Func<double> sleepSeconds,
        [NotNullWhen(true)] out RaplCounter? counter,
        [NotNullWhen(false)] out string? reason)
    {
        counter = null;
        reason = null;
        try
        {
            var tree = new PowercapTree(powercapRoot);
            if (CountedZones.Open(tree.Counted, clock) is { } zones)
            {
                counter = new RaplCounter(powercapRoot, tree, zones, clock, sleepSeconds);
                return true;
            }

            reason = $"This machine shows no energy counters of its processor under {powercapRoot}, "
                + "which virtual machines and containers mostly hide.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            reason = Reason(error, powercapRoot);
        }

        return false;
    }

    /// <inheritdoc/>
    public CounterReading? Read()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return null;
            }

            try
            {
                zones.Read();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Miss(Reason(error, powercapRoot));
                return null;
            }

            // at most: from the beginning of the one reading to the end of the other
            double seconds = clock.GetElapsedTime(lastTicks, zones.End).TotalSeconds;
            double slept = sleepSeconds();
            if (isCounting && Doubt(seconds, slept) is { } doubt)
            {
                Miss(doubt);
            }
            else if (isCounting && zones.Count() is { } mistake)
            {
                Miss(mistake);
            }

            zones.Go();
            (lastTicks, lastSleepSeconds, isCounting) = (zones.Begin, slept, true);
            return new CounterReading(zones.Microjoules * 1e-6, gaps);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        poll.Dispose();
        lock (gate)
        {
            isClosed = true;
            zones.Dispose();
        }
    }

    private static string Reason(Exception error, string powercapRoot) => error is UnauthorizedAccessException
        ? "The kernel lets only root read the processor's energy counters; "
            + $"allow it until the next start with: sudo chmod a+r {powercapRoot}/intel-rapl*:*/energy_uj"
        : $"The processor's energy counters cannot be read: {error.Message.TrimEnd('.')}.";

    private string? Doubt(double seconds, double slept) =>
        slept - lastSleepSeconds > LeastSleepSeconds ? "The machine was suspended, which energy counters may not survive." : zones.Doubt(seconds);

    private void Miss(string reason)
    {
        gaps++;
        isCounting = false;
        Trouble = reason;
    }
}
