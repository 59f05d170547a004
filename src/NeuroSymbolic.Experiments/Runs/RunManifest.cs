using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
    public string? DifferenceTo(RunManifest other)
    {
        var others = other.Decisive().ToDictionary(part => part.Name, part => part.Value);
        var mine = Decisive().ToDictionary(part => part.Name, part => part.Value);
        string? name = mine.Keys.Union(others.Keys).FirstOrDefault(name => mine.GetValueOrDefault(name) != others.GetValueOrDefault(name));
        return name is null ? null : $"{name} was {Shown(mine.GetValueOrDefault(name))} and is now {Shown(others.GetValueOrDefault(name))}";

        static string Shown(string? value) => string.IsNullOrEmpty(value) ? "unknown" : value;
    }

    /// <summary>Writes the file.</summary>
    public void Write(string path) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, ExperimentsJsonContext.Default.RunManifest));

    // jobs, video, host and time have no influence on the rows
    private IEnumerable<(string Name, string? Value)> Decisive() =>
    [
        ("the list of tasks", string.Join(',', Options.Tasks)),
        ("the list of agents", string.Join(',', Options.Agents)),
        ("the number of episodes", $"{Options.Episodes}"),
        ("the seed", $"{Options.Seed}"),
        ("the metric of plans", $"{Options.Metric}".ToLowerInvariant()),
        ("the camera", Options.Camera),
        ("the source commit", Commit),
        ("the presence of uncommitted changes", Dirty?.ToString().ToLowerInvariant()),
        .. Versions.Select(version => ($"the version of {version.Key}", (string?)version.Value)),
        .. ModelHashes.Concat(SceneHashes).Select(file => ($"the hash of {file.Key}", (string?)file.Value)),
    ];
}
