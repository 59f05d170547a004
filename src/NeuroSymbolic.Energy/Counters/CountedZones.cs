using System.Collections.Immutable;

namespace NeuroSymbolic.Energy;

/// <summary>The zones that are added up. What several zones show of one counter is added once.</summary>
/// <remarks>Processors with several dies may show the socket's counter once for every die (AMD's first two Zen generations do). Such zones
/// begin with the same value and go on together, so this is watched at each reading.</remarks>
internal sealed class CountedZones : IDisposable
{
    // dies take over the socket's counter some milliseconds apart at most, and it holds 65 kJ and more
    private const double MirrorJoules = 1;

    private readonly ZoneCount[] zones;
    private readonly TimeProvider clock;

    // for each zone the one whose counter it repeats, or itself
    private readonly int[] originals;

    private CountedZones(ZoneCount[] zones, TimeProvider clock)
    {
        this.zones = zones;
        this.clock = clock;
        originals = [.. Enumerable.Range(0, zones.Length)];
    }

    /// <summary>When the latest reading began.</summary>
    public long Begin { get; private set; }

    /// <summary>When it ended.</summary>
    public long End { get; private set; }

    /// <summary>How often they must be read.</summary>
    public TimeSpan LongestPeriod => zones.Min(zone => zone.LongestPeriod);

    /// <summary>What has been counted.</summary>
    public ulong Microjoules
    {
        get
        {
            ulong sum = 0;
            for (int zone = 0; zone < zones.Length; zone++)
            {
                sum += originals[zone] == zone ? zones[zone].Microjoules : 0;
            }

            return sum;
        }
    }

    /// <summary>What is particular to some of them, for people.</summary>
    public ImmutableArray<string> Remarks =>
    [
        .. from zone in Enumerable.Range(0, zones.Length)
           where originals[zone] != zone
           select $"{Name(zone)} shows the counter of {Name(originals[zone])} once more",
        .. from zone in zones
           where zone.Zone.RangeMicrojoules is null
           select $"max_energy_range_uj of {zone.Zone.Entry.Name} cannot be read, so what is used while it starts again is lost",
        .. from zone in zones
           where zone.Zone.Entry.IsMemory && zone.StandsStill
           select $"{zone.Zone.Entry.Name} stands still and adds nothing",
    ];

    /// <summary>Opens zones; null where there are none.</summary>
    /// <inheritdoc cref="PowercapZone.Open(PowercapEntry)" path="/exception"/>
    public static CountedZones? Open(IReadOnlyList<PowercapEntry> entries, TimeProvider clock)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var opened = new List<ZoneCount>();
        try
        {
            foreach (PowercapEntry entry in entries)
            {
                opened.Add(new ZoneCount(PowercapZone.Open(entry)));
            }
        }
        catch
        {
            opened.ForEach(zone => zone.Dispose());
            throw;
        }

        var zones = new CountedZones([.. opened], clock);
        zones.FindMirrors();
        return zones;
    }

    /// <summary>Reads all of them.</summary>
    /// <inheritdoc cref="ZoneCount.Read" path="/exception"/>
    public void Read()
    {
        Begin = clock.GetTimestamp();
        foreach (ZoneCount zone in zones)
        {
            zone.Read();
        }

        End = clock.GetTimestamp();
    }

    /// <summary>Says what makes the latest readings useless as the end of an interval; null for nothing.</summary>
    public string? Doubt(double seconds)
    {
        string? doubt = null;
        foreach (ZoneCount zone in zones)
        {
            doubt = zone.Doubt(seconds) ?? doubt;
        }

        return doubt;
    }

    /// <summary>Adds the interval that ends with the latest readings.</summary>
    /// <returns>Why what was counted until now is wrong; null for nothing.</returns>
    public string? Count()
    {
        foreach (ZoneCount zone in zones)
        {
            zone.Count();
        }

        string? mistake = null;
        for (int zone = 0; zone < zones.Length; zone++)
        {
            int original = originals[zone];
            if (!ShowTheSame(zones[original], zones[zone]))
            {
                originals[zone] = zone;
                mistake = $"The energy counter {Name(zone)} was taken for another view of {Name(original)} and is one of its own.";
            }
        }

        return mistake;
    }

    /// <summary>Makes the latest readings the beginning of the next interval.</summary>
    public void Go()
    {
        foreach (ZoneCount zone in zones)
        {
            zone.Go();
        }
    }

    /// <summary>The zones that are added, memory with its package.</summary>
    public override string ToString() => string.Join(
        ", ",
        from zone in Enumerable.Range(0, zones.Length)
        where originals[zone] == zone
        select zones[zone].Zone.Entry.IsMemory ? $"{Name(zone)} of package {zones[zone].Zone.Entry.Package}" : Name(zone));

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(zones, zone => zone.Dispose());

    private void FindMirrors()
    {
        Read();
        for (int zone = 0; zone < zones.Length; zone++)
        {
            PowercapEntry entry = zones[zone].Zone.Entry;
            originals[zone] = Array.FindIndex(zones, other =>
                other.Zone.Entry.Package == entry.Package && other.Zone.Entry.IsMemory == entry.IsMemory && ShowTheSame(other, zones[zone]));
        }
    }

    // one counter may have gone on between the readings of two zones
    private bool ShowTheSame(ZoneCount one, ZoneCount other) =>
        Math.Abs(one.JoulesTo(other)) <= MirrorJoules + (ZoneCount.HighestWatts * clock.GetElapsedTime(Begin, End).TotalSeconds);

    private string Name(int zone) => zones[zone].Zone.Entry.Name;
}
