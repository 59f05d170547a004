namespace NeuroSymbolic.Experiments;

/// <summary>How long a run will go on, from the time that its episodes took.</summary>
/// <remarks>A tower of five takes forty times as long as a move and a learned agent longer than a scripted one, so the number of episodes
/// says little. Each task and agent is reckoned with its own mean; one that was not tried yet with its step limit.</remarks>
/// <param name="stepLimits">The step limit of each task.</param>
/// <param name="asked">Every episode of the run.</param>
/// <param name="earlier">Rows of an earlier process.</param>
/// <param name="clock">The clock; the time counts from now.</param>
internal sealed class TimeLeft(
    IReadOnlyDictionary<string, int> stepLimits, IEnumerable<EpisodeKey> asked, IEnumerable<EpisodeRow> earlier, TimeProvider clock)
{
    private readonly long start = clock.GetTimestamp();
    private readonly HashSet<EpisodeKey> open = asked.Except(earlier.Select(row => row.Key)).ToHashSet();
    private readonly List<EpisodeRow> known = [.. earlier];
    private readonly List<EpisodeKey> done = [];

    /// <summary>Takes a row that was finished now and says how long the others will take; null when nothing is known.</summary>
    public TimeSpan? After(EpisodeRow row)
    {
        open.Remove(row.Key);
        known.Add(row);
        done.Add(row.Key);
        var timed = known.Where(row => row.WallSeconds is not null).ToList();
        var ofGroup = Means(timed, row => (row.Task, row.Agent), row => row.WallSeconds!.Value);
        var ofAgent = Means(timed, row => row.Agent, PerStep);
        double overall = timed.Select(PerStep).DefaultIfEmpty(0).Average();
        double finished = done.Sum(Expected);
        return finished > 0 ? clock.GetElapsedTime(start) * (open.Sum(Expected) / finished) : null;

        double PerStep(EpisodeRow row) => row.WallSeconds!.Value / stepLimits[row.Task];

        double Expected(EpisodeKey key) => ofGroup.TryGetValue((key.Task, key.Agent), out double seconds)
            ? seconds
            : stepLimits[key.Task] * (ofAgent.TryGetValue(key.Agent, out double perStep) ? perStep : overall);
    }

    private static Dictionary<TKey, double> Means<TKey>(IEnumerable<EpisodeRow> rows, Func<EpisodeRow, TKey> key, Func<EpisodeRow, double> value)
        where TKey : notnull => rows.GroupBy(key).ToDictionary(same => same.Key, same => same.Average(value));
}
