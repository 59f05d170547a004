using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>The parts of the page that say how a run was made and where its files lie.</summary>
internal static class HtmlRuns
{
    private const int MaximumEpisodes = 100;
    private const double BytesPerGigabyte = 1e9;

    /// <summary>The episodes with links to their files, those that failed first.</summary>
    public static Html Episodes(Report report, IReadOnlyList<RunContents> runs)
    {
        var episodes =
            (from run in report.Runs.Zip(runs)
             from row in run.Second.Rows
             orderby row.Outcome == EpisodeOutcome.Success
             select (run.First.Name, run.Second.Folder, Row: row)).ToList();
        string rest = episodes.Count > MaximumEpisodes ? $"The first {MaximumEpisodes} of {episodes.Count}, those that failed first; " : "";
        string[] titles = ["task", "agent", .. report.Runs.Length > 1 ? (string[])["run"] : [], "episode", "outcome", "reason", "files"];
        return Html.Of($"""
            <section>
            <h2>Episodes</h2>
            <p class="soft">{rest}{(rest.Length == 0 ? "All" : "all")} rows are in
            {Html.Join(runs.Select(run => Link(runs[0].Folder, RunFolder.EpisodesPath(run.Folder), "episodes.csv")).Select(link => Html.Of($"{link} ")))}</p>
            <details{(episodes.Count > 20 ? Html.Empty : Html.Of($" open"))}><summary>Table of episodes</summary>
            <div class="scroll"><table>
            <thead><tr>{Html.Join(titles.Select(title => Html.Of($"<th scope=\"col\" class=\"text\">{title}</th>")))}</tr></thead>
            <tbody>{episodes.Take(MaximumEpisodes).Select(episode => Episode(runs[0].Folder, episode.Name, episode.Folder, episode.Row, report.Runs.Length > 1))}</tbody>
            </table></div></details>
            </section>
            """);
    }

    /// <summary>How each run was made.</summary>
    public static Html Descriptions(Report report) => Html.Of($"""
        <section>
        <h2>How the {(report.Runs.Length == 1 ? "run was" : "runs were")} made</h2>
        {report.Runs.Select(run => Description(run, report.Runs.Length > 1))}
        </section>
        """);

    /// <summary>How each figure was computed.</summary>
    public static Html Explanations() => Html.Of($"""
        <section>
        <h2>How the figures were computed</h2>
        <dl>
        {ReportColumn.All.Select(column => Html.Of($"<dt>{column.Title}</dt><dd>{column.Explanation}</dd>\n"))}
        <dt>time</dt><dd>Quartiles with linear interpolation between the two nearest episodes; planning is the wall time of all plans of an
        episode, its length is simulated time.</dd>
        <dt>paired comparison</dt><dd>{ComparisonWords.Explanation}</dd>
        <dt>{ReportWords.NotMeasured}</dt><dd>No row has the figure; it is never taken for 0.</dd>
        </dl>
        </section>
        """);

    private static Html Episode(string from, string run, string folder, EpisodeRow row, bool hasSeveralRuns)
    {
        string outcome = row.Outcome.ToString().ToLowerInvariant();
        string reason = string.Join(": ", new[] { row.FailureStage, row.FailureReason }.OfType<string>());
        (string Words, string Path)[] files =
        [
            ("plan", RunFolder.PlanPath(folder, row.Key)),
            ("video", Path.Combine(folder, row.Video ?? RunFolder.VideoName(row.Key, row.Seed, row.Outcome))),
            ("trace", RunFolder.TracePath(folder, row.Key)),
        ];
        return Html.Of($"""
            <tr><th scope="row">{row.Task}</th><td class="text">{row.Agent}</td>
            {(hasSeveralRuns ? Html.Of($"<td class=\"text\">{run}</td>") : Html.Empty)}
            <td class="text">{row.Episode}</td><td class="text">{outcome}</td><td class="text wrap">{reason}</td>
            <td class="text">{files.Where(file => File.Exists(file.Path)).Select(file => Html.Of($"{Link(from, file.Path, file.Words)} "))}</td></tr>

            """);
    }

    // relative, so that the folder can be moved; escaped, so that no name is taken for an address
    private static Html Link(string from, string file, string words)
    {
        string relative = Path.GetRelativePath(from, file);
        return Html.Of($"<a href=\"{string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString))}\">{words}</a>");
    }

    private static Html Description(ReportedRun run, bool hasSeveralRuns)
    {
        RunManifest manifest = run.Manifest;
        string changes = manifest.Dirty == true ? ", with uncommitted changes" : "";
        return Html.Of($"""
            {(hasSeveralRuns ? Html.Of($"<h3>{run.Name}</h3>") : Html.Empty)}
            <dl>
            <dt>command</dt><dd><code>{manifest.Command}</code></dd>
            {(manifest.Options.Robot is string robot ? Html.Of($"<dt>robot</dt><dd>{robot}</dd>") : Html.Empty)}
            <dt>seed</dt><dd>{manifest.Options.Seed}</dd>
            <dt>episodes</dt><dd>{run.EpisodesFinished} of {run.EpisodesAsked}, {manifest.Options.Jobs} at a time</dd>
            <dt>started</dt><dd>{manifest.StartedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}</dd>
            <dt>run</dt><dd><code>{manifest.RunId}</code></dd>
            <dt>commit</dt><dd><code>{manifest.Commit ?? "unknown"}</code>{changes}</dd>
            <dt>versions</dt><dd>{string.Join(", ", manifest.Versions.Select(version => $"{version.Key} {version.Value}"))}</dd>
            <dt>machine</dt><dd>{Machine(manifest.Host)}</dd>
            <dt>energy</dt><dd>{manifest.Energy?.Metering ?? "not metered"}</dd>
            </dl>
            {(manifest.Energy is null ? Html.Empty : Constants(manifest.Energy.Constants))}
            <details><summary>SHA-256 of the models, scenes and tasks</summary><dl>{Hashes(manifest.ModelHashes)}{Hashes(manifest.SceneHashes)}</dl></details>
            """);
    }

    private static Html Constants(ImmutableArray<string> constants) => Html.Of(
        $"<details><summary>Constants of the energy estimates</summary><ul>{Html.Join(constants.Select(text => Html.Of($"<li>{text}</li>\n")))}</ul></details>");

    private static string Machine(HostDescription host) => ReportWords.Text(
        $"{host.Processor ?? "unknown processor"}, {host.Cores} cores, {host.MemoryBytes / BytesPerGigabyte:F1} GB, {host.OperatingSystem}");

    private static Html Hashes(ImmutableSortedDictionary<string, string> hashes) =>
        Html.Join(hashes.Select(hash => Html.Of($"<dt>{hash.Key}</dt><dd><code>{hash.Value}</code></dd>\n")));
}
