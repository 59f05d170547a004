using System.Diagnostics.CodeAnalysis;

namespace NeuroSymbolic.Energy;

/// <summary>The energy counters of the NVIDIA boards that the driver shows, added up: a board that idles costs energy too.</summary>
/// <remarks>From the Volta generation on. A board renews its counter every 20 to 100 ms, so work must be over (a session that has
/// returned its outputs is) and a single window should last a second or more.</remarks>
public sealed class NvmlCounter : IEnergyCounter
{
    private readonly Lock gate = new();
    private readonly INvml library;
    private readonly nint[] devices;
    private readonly ulong[] last;
    private readonly ulong[] next;
    private ulong millijoules;
    private int gaps;
    private bool isClosed;

    private NvmlCounter(INvml library, nint[] devices)
    {
        this.library = library;
        this.devices = devices;
        last = new ulong[devices.Length];
        next = new ulong[devices.Length];
        Description = string.Join(", ", devices.Select(library.Name));
    }

    /// <inheritdoc/>
    public EnergySource Source => EnergySource.Nvml;

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>Opens the counters.</summary>
    /// <param name="counter">The counters, when they can be read.</param>
    /// <param name="reason">Otherwise one sentence: why not.</param>
    public static bool TryOpen([NotNullWhen(true)] out NvmlCounter? counter, [NotNullWhen(false)] out string? reason)
    {
        if (NvmlLibrary.IsInstalled)
        {
            return TryOpen(new NvmlLibrary(), out counter, out reason);
        }

        counter = null;
        reason = $"There is no NVIDIA driver on this machine ({NvmlLibrary.FileName} is missing).";
        return false;
    }

    /// <summary>Opens the counters of a library, which belongs to the counter afterwards, or is closed.</summary>
    internal static bool TryOpen(INvml library, [NotNullWhen(true)] out NvmlCounter? counter, [NotNullWhen(false)] out string? reason)
    {
        counter = null;
        try
        {
            reason = Devices(library, out nint[] devices);
            counter = reason is null ? new NvmlCounter(library, devices) : null;
        }
        catch (EntryPointNotFoundException error)
        {
            reason = $"The NVIDIA driver is too old to count energy: {error.Message}";
        }
        finally
        {
            if (counter is null)
            {
                library.Dispose();
            }
        }

        return counter is not null;
    }

    /// <inheritdoc/>
    public string? Trouble { get; private set; }

    /// <inheritdoc/>
    public CounterReading? Read()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return null;
            }

            ulong gained = 0;
            for (int board = 0; board < devices.Length; board++)
            {
                if (library.TotalEnergy(devices[board], out next[board]) is not 0 and int failure)
                {
                    // whoever comes back may have been reset
                    Miss($"NVIDIA board {board} cannot be read: {library.Error(failure)}.");
                    return null;
                }

                gained += next[board] - last[board];
            }

            for (int board = 0; board < devices.Length; board++)
            {
                if (next[board] < last[board])
                {
                    Miss($"The energy counter of NVIDIA board {board} started again, as after a reset of the board.");
                    gained = 0;
                }
            }

            next.CopyTo(last, 0);
            millijoules += gained;
            return new CounterReading(millijoules * 1e-3, gaps);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            library.Dispose();
        }
    }

    private void Miss(string reason)
    {
        gaps++;
        Trouble = reason;
    }

    private static string? Devices(INvml library, out nint[] devices)
    {
        devices = [];
        if (library.Initialize() is not 0 and int failure)
        {
            return $"The NVIDIA driver does not answer: {library.Error(failure)}.";
        }

        if (library.DeviceCount(out uint count) is not 0 || count == 0)
        {
            return "The NVIDIA driver shows no board.";
        }

        devices = new nint[count];
        for (uint index = 0; index < count; index++)
        {
            if (library.Device(index, out devices[index]) is not 0 and int hidden)
            {
                return $"NVIDIA board {index} cannot be opened: {library.Error(hidden)}.";
            }

            if (library.IsSplit(devices[index], out bool isSplit) == 0 && isSplit)
            {
                return $"NVIDIA board {index} ({library.Name(devices[index])}) is split into instances that share its counter.";
            }

            if (library.TotalEnergy(devices[index], out _) is not 0 and int countless)
            {
                return $"NVIDIA board {index} ({library.Name(devices[index])}) does not count energy: {library.Error(countless)}.";
            }
        }

        return null;
    }
}
