using System.Collections.Immutable;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Experiments;

/// <summary>What was asked of a run.</summary>
/// <param name="Tasks">Names of the tasks, in the order of the table.</param>
/// <param name="Agents">Names of the agents, in the order of the table.</param>
/// <param name="Episodes">Episodes of each task with each agent.</param>
/// <param name="Seed">The seed of all draws.</param>
/// <param name="Jobs">Episodes that run at the same time; without influence on the rows.</param>
/// <param name="Video">Which episodes are filmed; without influence on the rows but for the column <c>video</c>.</param>
/// <param name="MeterAgain">Which episodes are metered by replay where there are counters; without influence but on joules.</param>
/// <param name="Metric">What the agents' plans are to have least of.</param>
/// <param name="Camera">The camera that agents see the table through; null for the domain's default, which a run's file names.</param>
public sealed record RunOptions(
    ImmutableArray<string> Tasks,
    ImmutableArray<string> Agents,
    int Episodes,
    int Seed,
    int Jobs = 1,
    VideoChoice Video = VideoChoice.None,
    MeterAgainChoice MeterAgain = MeterAgainChoice.First,
    PlanMetric Metric = PlanMetric.Cost,
    string? Camera = null)
{
    /// <summary>Every episode of the run, in the order of the finished table.</summary>
    public IEnumerable<EpisodeKey> Keys() =>
        from task in Tasks
        from agent in Agents
        from episode in Enumerable.Range(0, Episodes)
        select new EpisodeKey(task, agent, episode);

    /// <summary>Whether an episode is metered by replay where there are counters.</summary>
    public bool MetersAgain(EpisodeKey key) =>
        MeterAgain == MeterAgainChoice.All || (MeterAgain == MeterAgainChoice.First && key.Episode == 0);
}
