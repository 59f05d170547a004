using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroSymbolic.Experiments;

/// <summary>In what two runs of the same command differ, but for what may differ: wall times, the energy of computing, the run's own name,
/// and files.</summary>
public static class RunDifference
{
    private static readonly HashSet<string> Free =
    [
        "run_id", "wall_seconds", "perception_ms", "planning_ms", "policy_ms", "perception_j", "planning_j", "policy_j", "controller_j",
        "total_j", "energy_source", "energy_metering", "energy_reason", "controller_net_j", "total_net_j", "energies", "video", "median_wall_seconds",
        "median_planning_ms",
    ];

    /// <summary>One line for each difference: of versions, of rows, of the summary.</summary>
    /// <param name="first">The earlier run.</param>
    /// <param name="second">The later run.</param>
    public static IEnumerable<string> Between(RunContents first, RunContents second) =>
        Versions(first.Manifest, second.Manifest).Concat(Rows(first, second)).Concat(Summaries(first, second));

    private static IEnumerable<string> Versions(RunManifest first, RunManifest second)
    {
        IEnumerable<KeyValuePair<string, string>> Of(RunManifest manifest) =>
        [
            new("commit", manifest.Commit ?? "unknown"),
            new("uncommitted changes", manifest.Dirty switch { true => "yes", false => "no", null => "unknown" }),
            .. manifest.Versions,
            .. manifest.ModelHashes,
            .. manifest.SceneHashes,
        ];
        return Values("versions", Of(first), Of(second));
    }

    private static IEnumerable<string> Rows(RunContents first, RunContents second)
    {
        var before = first.Rows.DistinctBy(row => row.Key).ToDictionary(row => row.Key);
        var after = second.Rows.DistinctBy(row => row.Key).ToDictionary(row => row.Key);
        foreach (EpisodeKey key in before.Keys.Union(after.Keys))
        {
            string name = $"episode {key.Task} {key.Agent} {key.Episode}";
            if (!before.TryGetValue(key, out EpisodeRow? left) || !after.TryGetValue(key, out EpisodeRow? right))
            {
                yield return $"{name}: only in {(before.ContainsKey(key) ? first.Folder : second.Folder)}";
                continue;
            }

            foreach (string difference in Values(name, Fields(left), Fields(right)))
            {
                yield return difference;
            }
        }

        static IEnumerable<KeyValuePair<string, string>> Fields(EpisodeRow row) =>
            EpisodeColumns.Names.Zip(EpisodeColumns.Write(row), KeyValuePair.Create);
    }

    private static IEnumerable<string> Summaries(RunContents first, RunContents second)
    {
        Dictionary<string, GroupSummary> before = Groups(first), after = Groups(second);
        return before.Keys.Intersect(after.Keys).SelectMany(name => Values($"summary {name}", Leaves(before[name]), Leaves(after[name])));

        static Dictionary<string, GroupSummary> Groups(RunContents run) =>
            RunSummary.Of(run.Manifest, run.Rows).Groups.ToDictionary(group => $"{group.Task} {group.Agent}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Leaves(GroupSummary summary) =>
        from figure in JsonSerializer.SerializeToNode(summary, ExperimentsJsonContext.Default.GroupSummary)!.AsObject()
        from leaf in figure.Value is JsonObject parts && !Free.Contains(figure.Key)
            ? parts.Select(part => KeyValuePair.Create($"{figure.Key}.{part.Key}", part.Value?.ToJsonString() ?? ""))
            : [KeyValuePair.Create(figure.Key, figure.Value?.ToJsonString() ?? "")]
        select leaf;

    private static IEnumerable<string> Values(
        string place, IEnumerable<KeyValuePair<string, string>> first, IEnumerable<KeyValuePair<string, string>> second)
    {
        var before = first.ToDictionary();
        var after = second.ToDictionary();
        return
            from name in before.Keys.Union(after.Keys)
            where !Free.Contains(name) && before.GetValueOrDefault(name) != after.GetValueOrDefault(name)
            select $"{place}: {name} {Shown(before.GetValueOrDefault(name))} -> {Shown(after.GetValueOrDefault(name))}";

        static string Shown(string? value) => string.IsNullOrEmpty(value) ? "(nothing)" : value;
    }
}
