using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What a report needs of a run folder: the manifest and the rows. Traces and plans are looked at where they lie.</summary>
/// <param name="Folder">The folder as it was named.</param>
/// <param name="Manifest">Its <c>run.json</c>.</param>
/// <param name="Rows">The finished episodes, at least one.</param>
public sealed record RunContents(string Folder, RunManifest Manifest, ImmutableArray<EpisodeRow> Rows)
{
    /// <summary>How many episodes were asked for.</summary>
    public int EpisodesAsked => Manifest.Options.Keys().Count();

    /// <summary>Reads a folder, finished or not.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    /// <exception cref="InputException">It holds no run or no finished episode, or a file is damaged.</exception>
    public static RunContents Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException(File.Exists(folder)
                ? $"{folder} is a file; the folder of a run is expected."
                : $"There is no folder {folder}; give the folder that 'neurosym run --out' wrote.");
        }

        string manifest = RunFolder.ManifestPath(folder);
        if (!File.Exists(manifest))
        {
            throw new InputException($"{folder} holds no run: it has no run.json.");
        }

        var contents = new RunContents(folder, RunManifest.Read(manifest), []);
        string table = RunFolder.EpisodesPath(folder);
        return (File.Exists(table) ? EpisodeTable.Read(table) : []) is { Count: > 0 } rows
            ? contents with { Rows = [.. rows] }
            : throw new InputException(
                $"The run in {folder} has no finished episode yet; './neurosym run ... --resume' goes on with it.");
    }
}
