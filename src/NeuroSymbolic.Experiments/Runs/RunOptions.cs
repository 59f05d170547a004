using System.Collections.Immutable;
using System.Text.Json.Serialization;
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
/// <param name="Camera">The camera that agents see the table through; null for each domain's default, which a run's file names where it is the same one for all tasks.</param>
/// <param name="Shard">The part of the run that is made here; null for all of it.</param>
/// <param name="Interleaved">Whether agents take turns, episode by episode, so that a machine that grows warm or slow does so for all of
/// them; without influence on the rows.</param>
/// <param name="RealTime">Whether an episode takes at least as long as the robot would: what the machine draws while it waits then
/// counts. Without influence but on wall times and joules.</param>
/// <param name="Robot">The robot's name, or the folder of one of one's own; null for the domain's, which a run's file names.</param>
public sealed record RunOptions(
    ImmutableArray<string> Tasks,
    ImmutableArray<string> Agents,
    int Episodes,
    int Seed,
    int Jobs = 1,
    VideoChoice Video = VideoChoice.None,
    MeterAgainChoice MeterAgain = MeterAgainChoice.First,
    PlanMetric Metric = PlanMetric.Cost,
    string? Camera = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Shard? Shard = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Interleaved = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool RealTime = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Robot = null)
{
    /// <summary>Every episode of the run, or of the part of it that is made here, in the order of the finished table.</summary>
    public IEnumerable<EpisodeKey> Keys() =>
        from task in Tasks
        from agent in Agents
        from episode in Enumerable.Range(0, Episodes)
        let key = new EpisodeKey(task, agent, episode)
        where Shard?.Takes(key) != false
        select key;

    /// <summary>The same episodes in the order in which they are run. Where agents take turns, each episode begins with another of them,
    /// so that none always follows the same one, and all tasks come before the next episode, so that a run that is cut short is balanced.</summary>
    public IEnumerable<EpisodeKey> RunningOrder() => !Interleaved
        ? Keys()
        : Keys().OrderBy(key => key.Episode).ThenBy(key => Tasks.IndexOf(key.Task)).ThenBy(key => (Agents.IndexOf(key.Agent) + key.Episode) % Agents.Length);

    /// <summary>Whether an episode is metered by replay where there are counters.</summary>
    public bool MetersAgain(EpisodeKey key) =>
        MeterAgain == MeterAgainChoice.All || (MeterAgain == MeterAgainChoice.First && key.Episode == 0);
}
