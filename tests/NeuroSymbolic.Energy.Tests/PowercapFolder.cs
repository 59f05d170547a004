using System.Globalization;

namespace NeuroSymbolic.Energy.Tests;

/// <summary>A counter tree like the kernel's, in a folder of its own.</summary>
internal sealed class PowercapFolder : IDisposable
{
    public const ulong Range = 262_143_328_850;

    public string Root { get; } = Directory.CreateTempSubdirectory("powercap").FullName;

    /// <summary>Makes a zone: <c>intel-rapl:0</c>, or <c>intel-rapl:0/intel-rapl:0:1</c> for one inside of it.</summary>
    public PowercapFolder Zone(string path, string name, ulong microjoules, ulong range = Range)
    {
        Directory.CreateDirectory(Path.Combine(Root, path));
        Write(path, "name", name + "\n");
        Write(path, "max_energy_range_uj", range.ToString(CultureInfo.InvariantCulture) + "\n");
        Set(path, microjoules);
        return this;
    }

    public void Set(string path, ulong microjoules) => Write(path, "energy_uj", microjoules.ToString(CultureInfo.InvariantCulture) + "\n");

    public void Write(string path, string file, string text) => File.WriteAllText(Path.Combine(Root, path, file), text);

    /// <summary>Takes the reader's rights away: a folder in a file's place is refused to everybody, root too.</summary>
    public void Forbid(string path, string file)
    {
        // what is open already becomes unreadable too, as a file of a driver that is gone
        Write(path, file, "");
        File.Delete(Path.Combine(Root, path, file));
        Directory.CreateDirectory(Path.Combine(Root, path, file));
    }

    /// <summary>Gives them back.</summary>
    public void Permit(string path, string file) => Directory.Delete(Path.Combine(Root, path, file));

    public RaplCounter Open(TimeProvider? clock = null, Func<double>? sleepSeconds = null)
    {
        Assert.True(
            RaplCounter.TryOpen(Root, clock ?? new FakeClock(), sleepSeconds ?? (() => 0), out RaplCounter? counter, out string? reason), reason);
        return counter;
    }

    public string Refusal()
    {
        Assert.False(RaplCounter.TryOpen(Root, new FakeClock(), out RaplCounter? counter, out string? reason));
        Assert.Null(counter);
        return reason;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
