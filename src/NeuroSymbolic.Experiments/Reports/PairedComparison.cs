using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>Two agents in the episodes of a task that both of them tried: same seed, same number, same files of task and scene.</summary>
/// <param name="Task">The task.</param>
/// <param name="FirstRun">Name of the first agent's run.</param>
/// <param name="First">The first agent.</param>
/// <param name="SecondRun">Name of the second agent's run.</param>
/// <param name="Second">The second agent.</param>
/// <param name="Pairs">Episodes that both tried and in which the program broke for neither.</param>
/// <param name="Both">Those that both solved.</param>
/// <param name="OnlyFirst">Those that the first alone solved.</param>
/// <param name="OnlySecond">Those that the second alone solved.</param>
/// <param name="Neither">Those that none solved.</param>
/// <param name="PValue">Of McNemar's exact test, two-sided.</param>
/// <param name="HolmPValue">The same, corrected by Holm's procedure for all comparisons of the report.</param>
public sealed record PairedComparison(
    string Task,
    string FirstRun,
    string First,
    string SecondRun,
    string Second,
    int Pairs,
    int Both,
    int OnlyFirst,
    int OnlySecond,
    int Neither,
    double PValue,
    double HolmPValue)
{
    /// <summary>Compares every two agents of the same task that have episodes in common.</summary>
    /// <param name="runs">The runs with their names in the report.</param>
    public static ImmutableArray<PairedComparison> Of(IReadOnlyList<(string Name, RunContents Run)> runs)
    {
        var groups =
            (from run in runs
             from row in run.Run.Rows
             group row by (run.Name, run.Run.Manifest, row.Task, row.Agent)).ToList();
        PairedComparison[] comparisons =
        [
            .. from first in groups.Index()
               from second in groups.Skip(first.Index + 1)
               where first.Item.Key.Task == second.Key.Task && !Changed(first.Item.Key.Manifest, second.Key.Manifest).Any()
               let comparison = Compare(
                   (first.Item.Key.Name, first.Item.Key.Agent, [.. first.Item]), (second.Key.Name, second.Key.Agent, [.. second]))
               where comparison.Pairs > 0
               select comparison,
        ];
        double[] corrected = HolmCorrection.Adjust([.. comparisons.Select(comparison => comparison.PValue)]);
        return [.. comparisons.Zip(corrected, (comparison, p) => comparison with { HolmPValue = p })];
    }

    /// <summary>Says which runs have a task in common and yet no pairs, because its files differ.</summary>
    /// <param name="runs">The runs with their names in the report.</param>
    public static IEnumerable<string> Obstacles(IReadOnlyList<(string Name, RunContents Run)> runs) =>
        from first in runs.Index()
        from second in runs.Skip(first.Index + 1)
        where first.Item.Run.Rows.Select(row => row.Task).Intersect(second.Run.Rows.Select(row => row.Task)).Any()
        let changed = Changed(first.Item.Run.Manifest, second.Run.Manifest).ToList()
        where changed.Count > 0
        select $"{first.Item.Name} and {second.Name} are not compared episode by episode, because files differ between them: "
            + $"{string.Join(", ", changed)}.";

    // a seed draws the same start from the same files only
    private static IEnumerable<string> Changed(RunManifest first, RunManifest second) =>
        from file in first.SceneHashes
        where second.SceneHashes.TryGetValue(file.Key, out string? other) && other != file.Value
        select file.Key;

    private static PairedComparison Compare(
        (string Run, string Agent, EpisodeRow[] Rows) first, (string Run, string Agent, EpisodeRow[] Rows) second)
    {
        var pairs = PairedOutcomes.Of(first.Rows, second.Rows);
        return new PairedComparison(
            first.Rows[0].Task,
            first.Run,
            first.Agent,
            second.Run,
            second.Agent,
            pairs.Count,
            pairs.Both,
            pairs.OnlyFirst,
            pairs.OnlySecond,
            pairs.Neither,
            pairs.PValue,
            pairs.PValue);
    }
}
