using System.Globalization;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>A machine with a processor counter like the kernel's, on whose clock each reading takes an eighth of a second.</summary>
/// <remarks>It draws a steady power, so what it used follows from the time alone, and ten seconds are over after 80 readings.</remarks>
internal sealed class CountingMachine : TimeProvider
{
    public const double Watts = 40;
    public const double SecondsPerReading = 0.125;

    private const string Zone = "intel-rapl:0";

    private readonly Lock gate = new();
    private readonly string zone;
    private TimeSpan now;
    private bool isForbidden;

    public CountingMachine(string powercapRoot)
    {
        zone = Path.Combine(powercapRoot, Zone);
        Directory.CreateDirectory(zone);
        File.WriteAllText(Path.Combine(zone, "name"), "package-0\n");
        File.WriteAllText(Path.Combine(zone, "max_energy_range_uj"), "262143328850\n");
        Advance(TimeSpan.Zero);
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return Advance(TimeSpan.FromSeconds(SecondsPerReading)).Ticks;
        }
    }

    /// <summary>Its driver is loaded again and lets only root read the counter.</summary>
    public void Forbid()
    {
        lock (gate)
        {
            // what is open becomes unreadable, and a folder in the file's place is refused to everybody
            isForbidden = true;
            string counter = Path.Combine(zone, "energy_uj");
            File.WriteAllText(counter, "");
            File.Delete(counter);
            Directory.CreateDirectory(counter);
        }
    }

    /// <summary>A wait is over at once, and the clock stands where it ends; what would come again and again never comes.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period == Timeout.InfiniteTimeSpan)
        {
            lock (gate)
            {
                Advance(dueTime);
            }

            return TimeProvider.System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        return TimeProvider.System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Advance(TimeSpan time)
    {
        now += time;
        if (!isForbidden)
        {
            File.WriteAllText(
                Path.Combine(zone, "energy_uj"), ((long)(Watts * now.TotalSeconds * 1e6)).ToString(CultureInfo.InvariantCulture) + "\n");
        }

        return now;
    }
}
