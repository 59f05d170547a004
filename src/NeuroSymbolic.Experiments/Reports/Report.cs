using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The figures of a report over one run or several: every format says these and no others.</summary>
public sealed record Report
{
    /// <summary>Layout of the JSON form.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The result in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>What a reader must know before believing the figures: episodes that are missing, agents that are told the truth.</summary>
    public required ImmutableArray<string> Remarks { get; init; }

    /// <summary>The runs.</summary>
    public required ImmutableArray<ReportedRun> Runs { get; init; }

    /// <summary>One entry for each run, task and agent.</summary>
    public required ImmutableArray<ReportedGroup> Groups { get; init; }

    /// <summary>Agents compared on equal episodes.</summary>
    public required ImmutableArray<PairedComparison> Comparisons { get; init; }

    /// <summary>What was found of the study that the run was made for; null for several runs or a run without a study.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StudyFindings? Study { get; init; }

    /// <summary>The report of these runs.</summary>
    /// <param name="root">The checkout's root folder, where the figures and cards lie that a study is held against.</param>
    /// <param name="runs">At least one.</param>
    /// <exception cref="UsageException">A folder is there twice.</exception>
    /// <exception cref="InputException">A file that a study is held against is missing or wrong.</exception>
    public static Report Of(string root, IReadOnlyList<RunContents> runs)
    {
        if (runs.CountBy(FullPath).FirstOrDefault(folder => folder.Value > 1).Key is string twice)
        {
            throw new UsageException($"The folder {twice} is named twice; give each run once.");
        }

        (string Name, RunContents Run)[] named = [.. Names(runs).Zip(runs)];
        ImmutableArray<ReportedGroup> groups =
        [
            .. from run in named
               from row in run.Run.Rows
               group row by (run.Name, row.Task, row.Agent) into rows
               orderby TaskOrder(runs, rows.Key.Task)
               select ReportedGroup.Of(rows.Key.Name, [.. rows]),
        ];
        ImmutableArray<ReportedRun> reported =
            [.. named.Select(run => new ReportedRun(run.Name, run.Run.EpisodesAsked, run.Run.Rows.Length, run.Run.Manifest))];
        return new Report
        {
            Verdict = ReportWords.Verdict(groups),
            Remarks = [.. ReportWords.Remarks(reported, groups), .. PairedComparison.Obstacles(named), .. EnergyRemarks.Of(named)],
            Runs = reported,
            Groups = groups,
            Comparisons = PairedComparison.Of(named),
            Study = runs is [var only] ? StudyFindings.Of(root, only) : null,
        };
    }

    // agents side by side: the tasks in the order in which the runs first name them
    private static int TaskOrder(IEnumerable<RunContents> runs, string task) =>
        runs.SelectMany(run => run.Manifest.Options.Tasks).Distinct().ToList().IndexOf(task);

    // the folder's own name, or the whole path where two have the same
    private static IEnumerable<string> Names(IReadOnlyList<RunContents> runs)
    {
        string[] names = [.. runs.Select(run => Path.GetFileName(FullPath(run)))];
        return runs.Select((run, i) => names.Count(name => name == names[i]) == 1 ? names[i] : run.Folder);
    }

    private static string FullPath(RunContents run) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(run.Folder));
}
