using System.Diagnostics.CodeAnalysis;

namespace NeuroSymbolic.Energy;

/// <summary>The processors' energy counters (RAPL, running average power limit) as Linux powercap shows them: packages and memory.</summary>
/// <remarks>The hardware renews them about every millisecond. They cover all that the machine does, not this program alone.</remarks>
public sealed class RaplCounter : IEnergyCounter
{
    // the smallest counters hold 65 kJ, over a minute even at a kilowatt
    private static readonly TimeSpan PollPeriod = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly PowercapZone[] zones;
    private readonly ulong[] last;
    private readonly ulong[] next;
    private readonly ITimer poll;
    private ulong microjoules;
    private bool lost;

    private RaplCounter(PowercapZone[] zones, TimeProvider clock)
    {
        this.zones = zones;
        last = new ulong[zones.Length];
        next = new ulong[zones.Length];
        lost = !ReadZones();
        next.CopyTo(last, 0);
        poll = clock.CreateTimer(_ => ReadJoules(), null, PollPeriod, PollPeriod);
    }

    /// <inheritdoc/>
    public EnergySource Source => EnergySource.Rapl;

    /// <inheritdoc/>
    public string Description => string.Join(", ", zones.Select(zone => zone.Name));

    /// <summary>Opens the counters.</summary>
    /// <param name="powercapRoot">The powercap folder.</param>
    /// <param name="clock">Paces the polling that catches counter wraps.</param>
    /// <param name="counter">The counters, when they can be read.</param>
    /// <param name="reason">Otherwise one sentence: why not, and the remedy.</param>
    public static bool TryOpen(
        string powercapRoot, TimeProvider clock, [NotNullWhen(true)] out RaplCounter? counter, [NotNullWhen(false)] out string? reason)
    {
        List<(int Package, PowercapZone Zone)> zones = [];
        counter = null;
        reason = null;
        try
        {
            foreach ((int package, string name, string folder) in PowercapTree.Zones(powercapRoot))
            {
                PowercapZone zone = PowercapZone.Open(name, folder);
                if (zones.Any(other => other.Package == package && AreOne(other.Zone, zone)))
                {
                    zone.Dispose();
                }
                else
                {
                    zones.Add((package, zone));
                }
            }
        }
        catch (UnauthorizedAccessException)
        {
            reason = "The kernel lets only root read the processor's energy counters; "
                + $"allow it until the next start with: sudo chmod a+r {powercapRoot}/intel-rapl*:*/energy_uj";
        }
        catch (Exception error) when (error is IOException or FormatException)
        {
            reason = $"The processor's energy counters cannot be read: {error.Message.TrimEnd('.')}.";
        }

        if (reason is null && zones.Count > 0)
        {
            counter = new RaplCounter([.. zones.Select(pair => pair.Zone)], clock);
            return true;
        }

        zones.ForEach(pair => pair.Zone.Dispose());
        reason ??= $"This machine shows no energy counters of its processor under {powercapRoot}, "
            + "which virtual machines and containers mostly hide.";
        return false;
    }

    /// <inheritdoc/>
    public double? ReadJoules()
    {
        lock (gate)
        {
            if (lost || !ReadZones())
            {
                // how often a zone wraps while it cannot be read is unknown, so the count ends here for good
                lost = true;
                return null;
            }

            for (int zone = 0; zone < zones.Length; zone++)
            {
                microjoules += zones[zone].Between(last[zone], next[zone]);
            }

            next.CopyTo(last, 0);
            return microjoules * 1e-6;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        poll.Dispose();
        lock (gate)
        {
            lost = true;
            Array.ForEach(zones, zone => zone.Dispose());
        }
    }

    private bool ReadZones()
    {
        for (int zone = 0; zone < zones.Length; zone++)
        {
            if (!zones[zone].TryRead(out next[zone]))
            {
                return false;
            }
        }

        return true;
    }

    // Some processors show the socket's counter once for every die. Two zones are one counter when a reading of the second
    // lies between two readings of the first: a tenth of a joule or so apart, of the 65 kJ and more that a counter holds.
    private static bool AreOne(PowercapZone first, PowercapZone second) =>
        IsMemory(first) == IsMemory(second)
        && first.TryRead(out ulong before) && second.TryRead(out ulong between) && first.TryRead(out ulong after)
        && first.Between(before, between) <= first.Between(before, after);

    private static bool IsMemory(PowercapZone zone) => zone.Name == "dram";
}
