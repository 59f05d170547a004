using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace NeuroSymbolic.Energy;

/// <summary>One zone's counter: a file of decimal text, microjoules, that is opened once and read again and again.</summary>
internal sealed class PowercapZone : IDisposable
{
    // 2^64 - 1 has 20 digits, and a line feed follows
    private const int LongestText = 24;

    private readonly SafeFileHandle file;
    private readonly ulong rangeMicrojoules;

    private PowercapZone(string name, SafeFileHandle file, ulong rangeMicrojoules)
    {
        Name = name;
        this.file = file;
        this.rangeMicrojoules = rangeMicrojoules;
    }

    /// <summary>The kernel's name, such as <c>package-0-die-1</c> or <c>dram</c>.</summary>
    public string Name { get; }

    /// <summary>Opens the zone in a folder.</summary>
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The kernel lets only root read the counter.</exception>
    /// <exception cref="FormatException">A file holds no number.</exception>
    public static PowercapZone Open(string name, string folder)
    {
        string rangePath = Path.Combine(folder, "max_energy_range_uj");
        string counterPath = Path.Combine(folder, "energy_uj");
        string text = File.ReadAllText(rangePath).TrimEnd();
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong range) || range == 0)
        {
            throw new FormatException($"{rangePath} holds no number of microjoules");
        }

        // shared in every way, so that no advisory lock is taken on the kernel's file
        SafeFileHandle file = File.OpenHandle(counterPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var zone = new PowercapZone(name, file, range);
        if (!zone.TryRead(out _))
        {
            zone.Dispose();
            throw new FormatException($"{counterPath} holds no number of microjoules");
        }

        return zone;
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
                && microjoules <= rangeMicrojoules;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Microjoules from one reading to a later one. The counter starts again at zero behind its range.</summary>
    public ulong Between(ulong earlier, ulong later) => later >= earlier ? later - earlier : later + rangeMicrojoules - earlier;

    public void Dispose() => file.Dispose();
}
