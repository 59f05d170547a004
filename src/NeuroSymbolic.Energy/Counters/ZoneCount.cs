using System.Globalization;

namespace NeuroSymbolic.Energy;

/// <summary>What one zone has counted since it was opened, as far as its readings leave no doubt.</summary>
internal sealed class ZoneCount(PowercapZone zone) : IDisposable
{
    /// <summary>No package or memory draws more: twice the design power of the largest processors.</summary>
    public const double HighestWatts = 1000;

    // a counter renewed every millisecond jumps by so much time's energy
    private const double RenewalSeconds = 0.01;

    // packages and memory draw power whenever the machine runs, so a counter that stands still for so long does not count
    private const double StandstillSeconds = 1;

    // the range where none can be read: the smallest known, 2^32 units of 15.3 µJ, holds for a minute at the highest power
    private const ulong SmallestRange = 65_000_000_000;

    private ulong last;
    private ulong next;
    private ulong gained;
    private double stillSeconds;

    /// <summary>The zone.</summary>
    public PowercapZone Zone => zone;

    /// <summary>Microjoules counted.</summary>
    public ulong Microjoules { get; private set; }

    /// <summary>Whether it has stood still for longer than a counter may.</summary>
    public bool StandsStill => stillSeconds >= StandstillSeconds;

    /// <summary>How often a zone must be read so that it starts again at zero at most once in between.</summary>
    public TimeSpan LongestPeriod => TimeSpan.FromSeconds((zone.RangeMicrojoules ?? SmallestRange) * 1e-6 / HighestWatts / 2);

    /// <summary>Reads the zone, opening it anew where that fails.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The kernel lets only root read it.</exception>
    public void Read()
    {
        if (zone.TryRead(out next))
        {
            return;
        }

        zone.Reopen();
        if (!zone.TryRead(out next))
        {
            throw new IOException($"{zone.Entry.Folder} shows no number of microjoules");
        }
    }

    /// <summary>Says what makes the latest reading useless as the end of an interval; null for nothing.</summary>
    /// <param name="seconds">Time since the reading before, at most.</param>
    public string? Doubt(double seconds)
    {
        stillSeconds = next == last ? stillSeconds + seconds : 0;
        double most = HighestWatts * seconds * 1e6;
        if (most >= (zone.RangeMicrojoules ?? SmallestRange))
        {
            return Say($"was not read for {seconds:F3} s, in which it may have started again more than once");
        }

        if (next < last && zone.RangeMicrojoules is null)
        {
            return Say($"started again, and max_energy_range_uj, which says where, cannot be read");
        }

        gained = next >= last ? next - last : next + zone.RangeMicrojoules!.Value - last;
        if (gained > most + (HighestWatts * RenewalSeconds * 1e6))
        {
            return Say($"jumped by {gained * 1e-6:F0} J in {seconds:F3} s, as after a restart of its driver");
        }

        return StandsStill && !zone.Entry.IsMemory ? Say($"stands still") : null;

        string Say(FormattableString fault) =>
            $"The energy counter {zone.Entry.Name} {fault.ToString(CultureInfo.InvariantCulture)}.";
    }

    /// <summary>Joules by which another zone's latest reading is ahead of this one's, on the shortest way around the range.</summary>
    public double JoulesTo(ZoneCount other)
    {
        double ahead = (double)other.next - next;
        return 1e-6 * (zone.RangeMicrojoules is { } range ? Math.IEEERemainder(ahead, range) : ahead);
    }

    /// <summary>Adds the interval that ends with the latest reading.</summary>
    public void Count() => Microjoules += gained;

    /// <summary>Makes the latest reading the beginning of the next interval.</summary>
    public void Go() => last = next;

    /// <inheritdoc/>
    public void Dispose() => zone.Dispose();
}
