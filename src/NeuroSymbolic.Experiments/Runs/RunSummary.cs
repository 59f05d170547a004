using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The file <c>summary.json</c>: a run's result for each task and agent.</summary>
public sealed record RunSummary
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Layout of the file.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The run's name.</summary>
    public required string RunId { get; init; }

    /// <summary>The robot, by its name or folder; null in runs of versions that had one alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Robot { get; init; }

    /// <summary>Whether every episode that was asked for is in it.</summary>
    public required bool Complete { get; init; }

    /// <summary>One entry for each task and agent, in the table's order.</summary>
    public required ImmutableArray<GroupSummary> Groups { get; init; }

    /// <summary>The summary of a run's rows.</summary>
    public static RunSummary Of(RunManifest manifest, IReadOnlyCollection<EpisodeRow> rows) => new()
    {
        RunId = manifest.RunId,
        Robot = manifest.Options.Robot,
        Complete = rows.Count == manifest.Options.Keys().Count(),
        Groups =
        [
            .. from task in manifest.Options.Tasks
               from agent in manifest.Options.Agents
               let mine = rows.Where(row => row.Task == task && row.Agent == agent).ToList()
               where mine.Count > 0
               select GroupSummary.Of(mine),
        ],
    };

    /// <summary>Reads a <c>summary.json</c>.</summary>
    /// <exception cref="InputException">It is missing or wrong; the message has the place.</exception>
    public static RunSummary Read(string path) => JsonInput.Read(path, ExperimentsJsonContext.Default.RunSummary);

    /// <summary>Writes the file.</summary>
    public void Write(string path) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, ExperimentsJsonContext.Default.RunSummary));
}
