using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace NeuroSymbolic.Energy;

/// <summary>One zone's counter: a file of decimal text, microjoules, that is opened once and read again and again.</summary>
internal sealed class PowercapZone : IDisposable
{
    private const string CounterFile = "energy_uj";
    private const string RangeFile = "max_energy_range_uj";

    // 2^64 - 1 has 20 digits, and a line feed follows
    private const int LongestText = 24;

    private readonly string folder;
    private SafeFileHandle file;

    private PowercapZone(PowercapEntry entry)
    {
        Entry = entry;
        folder = entry.Folder;
        RangeMicrojoules = ReadRange(folder);
        file = Open(folder);
    }

    /// <summary>Which zone it is.</summary>
    public PowercapEntry Entry { get; }

    /// <summary>Where the counter starts again at zero; null when the kernel's file cannot be read or holds no number.</summary>
    public ulong? RangeMicrojoules { get; private set; }

    /// <summary>Opens a zone.</summary>
    /// <exception cref="IOException">The counter is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The kernel lets only root read the counter.</exception>
    /// <exception cref="FormatException">The counter holds no number.</exception>
    public static PowercapZone Open(PowercapEntry entry)
    {
        var zone = new PowercapZone(entry);
        if (!zone.TryRead(out _))
        {
            zone.Dispose();
            throw new FormatException($"{Path.Combine(entry.Folder, CounterFile)} holds no number of microjoules");
        }

        return zone;
    }

    /// <summary>Opens the zone anew, since a driver that was loaded again has other files under the same names.</summary>
    /// <inheritdoc cref="Open(PowercapEntry)"/>
    public void Reopen()
    {
        if (PowercapTree.NameOf(folder) != Entry.Name)
        {
            throw new IOException($"{folder} is no longer the zone {Entry.Name}");
        }

        SafeFileHandle again = Open(folder);
        file.Dispose();
        file = again;
        RangeMicrojoules = ReadRange(folder);
    }

    /// <summary>The counter as it stands, microjoules; false when the file cannot be read or holds no possible count.</summary>
    public bool TryRead(out ulong microjoules)
    {
        Span<byte> text = stackalloc byte[LongestText];
        microjoules = 0;
        try
        {
            int length = RandomAccess.Read(file, text, fileOffset: 0);
            ReadOnlySpan<byte> digits = text[..length].TrimEnd((byte)'\n');
            return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out microjoules)
                && !(microjoules > RangeMicrojoules);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => file.Dispose();

    // shared in every way, so that no advisory lock is taken on the kernel's file
    private static SafeFileHandle Open(string folder) => File.OpenHandle(
        Path.Combine(folder, CounterFile), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static ulong? ReadRange(string folder)
    {
        try
        {
            string text = File.ReadAllText(Path.Combine(folder, RangeFile)).TrimEnd();
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong range) && range > 0 ? range : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
