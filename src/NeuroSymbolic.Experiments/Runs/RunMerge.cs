using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Joins the parts of a run into the folder that one machine would have left.</summary>
public static class RunMerge
{
    private static readonly string[] FilesOfEpisodes = ["traces", "plans", "videos"];

    /// <summary>Joins the parts. The new folder is there whole or not at all, and the parts stay as they are.</summary>
    /// <param name="parts">Folders that <c>--shard</c> made, in any order.</param>
    /// <param name="output">The new folder, which must not be there or be empty.</param>
    /// <param name="command">The command line, for the record.</param>
    /// <exception cref="UsageException">The parts are not those of one run, one is missing, unfinished or there twice, or the new folder
    /// holds something already.</exception>
    /// <exception cref="InputException">A file of a part is damaged.</exception>
    public static RunSummary Join(IReadOnlyList<string> parts, string output, string command)
    {
        RunContents[] runs = [.. parts.Select(RunContents.Read)];
        Require(runs);
        runs = [.. runs.OrderBy(run => run.Manifest.Options.Shard!.Value.Number)];
        RunManifest manifest = Whole(runs, command);
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
        {
            throw new UsageException($"{output} already holds something; give --out a folder that is not there yet.");
        }

        // renamed at the end; a half-made one of an earlier attempt is of no use to anybody
        string draft = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output)) + ".part";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        var rows = runs.SelectMany(run => run.Rows.Select(row => OnOneMachine(row, run.Manifest, manifest))).ToDictionary(row => row.Key);
        EpisodeRow[] ordered = [.. manifest.Options.Keys().Select(key => rows[key])];
        Directory.CreateDirectory(draft);
        manifest.Write(RunFolder.ManifestPath(draft));
        EpisodeTable.Write(RunFolder.EpisodesPath(draft), ordered);
        foreach (RunContents run in runs)
        {
            CopyFiles(run.Folder, draft);
        }

        var summary = RunSummary.Of(manifest, ordered);
        summary.Write(RunFolder.SummaryPathOf(draft));
        if (Directory.Exists(output))
        {
            Directory.Delete(output);
        }

        Directory.Move(draft, output);
        return summary;
    }

    private static void Require(RunContents[] runs)
    {
        RunContents first = runs[0];
        foreach (RunContents run in runs)
        {
            if (run.Manifest.Options.Shard is null)
            {
                throw new UsageException($"{run.Folder} holds a whole run and no part of one, which 'neurosym run --shard K/N' makes.");
            }

            if (first.Manifest.DifferenceToPart(run.Manifest) is string difference)
            {
                throw new UsageException($"{first.Folder} and {run.Folder} are not parts of the same run: {difference}.");
            }

            if (first.Manifest.Options.Shard!.Value.Count != run.Manifest.Options.Shard.Value.Count)
            {
                throw new UsageException(
                    $"{first.Folder} is part {first.Manifest.Options.Shard} and {run.Folder} part {run.Manifest.Options.Shard}: they were divided differently.");
            }
        }

        if (runs.GroupBy(run => run.Manifest.Options.Shard).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UsageException($"Part {twice.Key} is there twice, in {string.Join(" and ", twice.Select(run => run.Folder))}; name each part once.");
        }

        int count = first.Manifest.Options.Shard!.Value.Count;
        int[] missing = [.. Enumerable.Range(1, count).Except(runs.Select(run => run.Manifest.Options.Shard!.Value.Number))];
        if (missing is not [])
        {
            throw new UsageException(
                $"Of {count} parts {(missing.Length == 1 ? "one is" : $"{missing.Length} are")} missing: {string.Join(", ", missing.Select(number => new Shard(number, count)))}.");
        }

        foreach (RunContents run in runs)
        {
            RequireEveryEpisode(run);
        }
    }

    private static void RequireEveryEpisode(RunContents run)
    {
        var asked = run.Manifest.Options.Keys().ToHashSet();
        if (run.Rows.FirstOrDefault(row => !asked.Contains(row.Key)) is { } stranger)
        {
            throw new InputException(
                $"{RunFolder.EpisodesPath(run.Folder)} has a row of {stranger.Task} {stranger.Agent} episode {stranger.Episode}, which is not in part {run.Manifest.Options.Shard}.");
        }

        if (run.Rows.CountBy(row => row.Key).FirstOrDefault(key => key.Value > 1) is { Value: > 1 } twice)
        {
            throw new InputException(
                $"{RunFolder.EpisodesPath(run.Folder)} has two rows of {twice.Key.Task} {twice.Key.Agent} episode {twice.Key.Episode}.");
        }

        if (run.Rows.Length < asked.Count)
        {
            throw new UsageException(
                $"Part {run.Manifest.Options.Shard} in {run.Folder} is unfinished, with {run.Rows.Length} of {asked.Count} episodes; its own command with --resume ends it.");
        }
    }

    private static RunManifest Whole(RunContents[] runs, string command)
    {
        RunManifest first = runs[0].Manifest;
        return first with
        {
            Command = command,
            Options = first.Options with { Shard = null },
            StartedAt = runs.Min(run => run.Manifest.StartedAt),
            Parts =
            [
                .. runs.Select(run => run.Manifest).Select(part =>
                    new RunPart(part.Options.Shard!.Value, part.Command, part.Host, part.StartedAt, part.Energy)),
            ],
        };
    }

    private static EpisodeRow OnOneMachine(EpisodeRow row, RunManifest part, RunManifest whole) => part.Host.Machine == whole.Host.Machine
        ? row
        : row.WithoutJoules($"Part {part.Options.Shard} was made on {part.Host.Machine}, and joules of two machines are not mixed; they are in the part's own table.");

    private static void CopyFiles(string from, string to)
    {
        foreach (string kind in FilesOfEpisodes.Where(kind => Directory.Exists(Path.Combine(from, kind))))
        {
            Directory.CreateDirectory(Path.Combine(to, kind));
            foreach (string file in Directory.EnumerateFiles(Path.Combine(from, kind)))
            {
                File.Copy(file, Path.Combine(to, kind, Path.GetFileName(file)), overwrite: true);
            }
        }
    }
}
