using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The file <c>run.json</c>: all that is needed to make a run again and to know what it was made with.</summary>
public sealed record RunManifest
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Layout of the file.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The run's name: a hash of what decides its rows, so equal for runs that must agree.</summary>
    public string RunId { get; init; } = "";

    /// <summary>The command line.</summary>
    public required string Command { get; init; }

    /// <summary>What was asked.</summary>
    public required RunOptions Options { get; init; }

    /// <summary>The source tree's commit, or null outside a git checkout.</summary>
    public required string? Commit { get; init; }

    /// <summary>Whether tracked files differed from that commit, or null outside a git checkout.</summary>
    public required bool? Dirty { get; init; }

    /// <summary>Versions of the program and the engines by name.</summary>
    public required ImmutableSortedDictionary<string, string> Versions { get; init; }

    /// <summary>SHA-256 of each model file, by its name.</summary>
    public required ImmutableSortedDictionary<string, string> ModelHashes { get; init; }

    /// <summary>SHA-256 of the files of each domain that say what an episode is, by their name.</summary>
    public required ImmutableSortedDictionary<string, string> SceneHashes { get; init; }

    /// <summary>The machine.</summary>
    public required HostDescription Host { get; init; }

    /// <summary>How the joules of the rows come about; null in runs of versions that metered none.</summary>
    public MeteringDescription? Energy { get; init; }

    /// <summary>When the run began, in universal time; the first beginning of a run that was resumed.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The parts that the run was joined from; null where it was made in one piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<RunPart>? Parts { get; init; }

    /// <summary>The study that the run was made for; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StudyOrigin? Study { get; init; }

    /// <summary>SHA-256 of a file in lower-case hexadecimal.</summary>
    public static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>Reads a <c>run.json</c>.</summary>
    /// <exception cref="InputException">It is missing or wrong; the message has the place.</exception>
    public static RunManifest Read(string path)
    {
        RunManifest manifest = JsonInput.Read(path, ExperimentsJsonContext.Default.RunManifest);
        return manifest.SchemaVersion == CurrentSchemaVersion
            ? manifest
            : throw new InputException(
                $"{path} has schema_version {manifest.SchemaVersion}; this version reads {CurrentSchemaVersion}.");
    }

    /// <summary>This manifest with its name.</summary>
    public RunManifest Named()
    {
        string identity = string.Join('\n', Decisive().Select(part => $"{part.Name}={part.Value}"));
        return this with { RunId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..12] };
    }

    /// <summary>The first thing by which the rows of <paramref name="other"/> may differ from this run's, in words; or null.</summary>
    public string? DifferenceTo(RunManifest other) =>
        Difference([.. Decisive(), Part, Pace], [.. other.Decisive(), other.Part, other.Pace]) is var (name, mine, others)
            ? $"{name} was {mine} and is now {others}"
            : null;

    /// <summary>The first thing by which the other is no part of the same run made in the same way, in words; or null. Which part it is and
    /// on what machine it was made may differ.</summary>
    public string? DifferenceToPart(RunManifest other) =>
        Difference([.. Decisive(), .. Ways()], [.. other.Decisive(), .. other.Ways()]) is var (name, mine, others)
            ? $"{name} is {mine} in one and {others} in the other"
            : null;

    /// <summary>Writes the file.</summary>
    public void Write(string path) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, ExperimentsJsonContext.Default.RunManifest));

    private (string Name, string? Value) Part => ("the part of the run", Options.Shard?.ToString() ?? "all of it");

    private (string Name, string? Value) Pace => ("the pace", Options.RealTime ? "real time" : "as fast as it goes");

    private static (string Name, string Mine, string Others)? Difference((string Name, string? Value)[] first, (string Name, string? Value)[] second)
    {
        var mine = first.ToDictionary(part => part.Name, part => part.Value);
        var others = second.ToDictionary(part => part.Name, part => part.Value);
        string? name = mine.Keys.Union(others.Keys).FirstOrDefault(name => mine.GetValueOrDefault(name) != others.GetValueOrDefault(name));
        return name is null ? null : (name, Shown(mine.GetValueOrDefault(name)), Shown(others.GetValueOrDefault(name)));

        static string Shown(string? value) => string.IsNullOrEmpty(value) ? "unknown" : value;
    }

    // without influence on what happens in episodes, but on how joules come about and which films there are
    private IEnumerable<(string Name, string? Value)> Ways() =>
    [
        ("the number of jobs", $"{Options.Jobs}"),
        ("the choice of films", $"{Options.Video}".ToLowerInvariant()),
        ("the choice of episodes metered again", $"{Options.MeterAgain}".ToLowerInvariant()),
        ("the order of episodes", Options.Interleaved ? "agents in turn" : "one agent after the other"),
        Pace,
    ];

    // jobs, video, pace, order, the part, host and time have no influence on the rows
    private IEnumerable<(string Name, string? Value)> Decisive() =>
    [
        ("the list of tasks", string.Join(',', Options.Tasks)),
        ("the list of agents", string.Join(',', Options.Agents)),
        ("the number of episodes", $"{Options.Episodes}"),
        ("the seed", $"{Options.Seed}"),
        ("the metric of plans", $"{Options.Metric}".ToLowerInvariant()),
        ("the camera", Options.Camera),
        ("the robot", Options.Robot),
        .. Study is null ? [] : (IEnumerable<(string, string?)>)[("the study", Study.File)],
        ("the source commit", Commit),
        ("the presence of uncommitted changes", Dirty?.ToString().ToLowerInvariant()),
        .. Versions.Select(version => ($"the version of {version.Key}", (string?)version.Value)),
        .. ModelHashes.Concat(SceneHashes).Select(file => ($"the hash of {file.Key}", (string?)file.Value)),
    ];
}
