using System.Collections.Immutable;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>How the energy of running a policy grows with its size: a file that a study's report shows.</summary>
public sealed record SizeTable
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The command that measured it.</summary>
    public required string Command { get; init; }

    /// <summary>The commit that it was measured with; null outside a git checkout.</summary>
    public required string? Commit { get; init; }

    /// <summary>The machine.</summary>
    public required HostDescription Host { get; init; }

    /// <summary>One figure for each network, smallest first.</summary>
    public required ImmutableArray<SizeFigure> Figures { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is missing or wrong.</exception>
    public static SizeTable Read(string path)
    {
        SizeTable table = JsonInput.Read(path, ExperimentsJsonContext.Default.SizeTable);
        return table.SchemaVersion == CurrentSchemaVersion && !table.Figures.IsDefaultOrEmpty
            ? table
            : throw new InputException($"{path} has schema_version {table.SchemaVersion} or no figures; this version reads {CurrentSchemaVersion}.");
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path) =>
        AtomicFile.Write(path, [.. JsonSerializer.SerializeToUtf8Bytes(this, ExperimentsJsonContext.Default.SizeTable), (byte)'\n']);
}
