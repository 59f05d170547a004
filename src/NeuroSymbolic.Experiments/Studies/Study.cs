using System.Collections.Immutable;
using System.Xml.Linq;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>A study in a checkout of the project: what was asked, the tasks' files and the engines' versions, put together.</summary>
public sealed class Study
{
    private readonly ImmutableDictionary<string, TaskDescription> tasks;

    private Study(RunManifest manifest, ImmutableDictionary<string, TaskDescription> tasks)
    {
        Manifest = manifest;
        this.tasks = tasks;
    }

    /// <summary>The run's manifest.</summary>
    public RunManifest Manifest { get; }

    /// <summary>Reads the tasks, refuses what cannot run, and describes the run.</summary>
    /// <param name="root">The folder that holds <c>domains</c>.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="command">The command line, for the record.</param>
    /// <exception cref="UsageException">A task or an agent does not exist.</exception>
    /// <exception cref="InputException">A file of a task is wrong.</exception>
    /// <exception cref="EngineException">MuJoCo or Z3, or ffmpeg where films are asked for, is missing.</exception>
    public static Study Prepare(string root, RunOptions options, string command)
    {
        foreach (string agent in options.Agents)
        {
            AgentCatalogue.Require(agent);
        }

        string domains = Path.Combine(root, "domains");
        var tasks = options.Tasks.ToImmutableDictionary(name => name, name => TaskDescription.Load(domains, name));
        if (options.Video != VideoChoice.None)
        {
            _ = Ffmpeg.Version;
        }

        var source = SourceCommit.Of(root);
        return new Study(
            new RunManifest
            {
                Command = command,
                Options = options,
                Commit = source.Commit,
                Dirty = source.Dirty,
                Versions = EngineVersions.OfRuns(),
                ModelHashes = Hashes(root, options.Agents.SelectMany(
                    agent => tasks.Values.SelectMany(task => AgentCatalogue.ModelFiles(agent, task.Domain)))),
                SceneHashes = Hashes(root, tasks.Values.SelectMany(Files)),
                Host = HostDescription.Current(),
                Energy = EnergyDescription.For(options.Jobs),
                StartedAt = DateTimeOffset.UtcNow,
            }.Named(),
            tasks);
    }

    /// <summary>Runs the episodes that the folder lacks.</summary>
    /// <param name="folder">Where the run is left.</param>
    /// <param name="report">Told of each row.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="NeuroSymbolicException">Nothing can run; rows that were finished are kept.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; rows that were finished are kept.</exception>
    public RunSummary Run(RunFolder folder, Action<StudyProgress>? report, CancellationToken cancellation = default)
    {
        // the folder's manifest is the first beginning's, the choice of films this one's
        RunManifest manifest = folder.Manifest with { Options = folder.Manifest.Options with { Video = Manifest.Options.Video } };
        using EnergyCounters counters = EnergyCounters.Discover(TimeProvider.System);
        MeteringPlan metering = MeteringPlan.For(counters, Manifest.Options.Jobs, ProcessorModel.Default);
        var runner = new StudyRunner(
            folder,
            () => new EpisodeRunner(
                folder.Path, manifest, tasks, AgentCatalogue.Create, new EnergyMeter(metering, TimeProvider.System)),
            report);
        return runner.Run(Manifest.Options.Jobs, cancellation);
    }

    private static ImmutableSortedDictionary<string, string> Hashes(string root, IEnumerable<string> files) =>
        files.Distinct().ToImmutableSortedDictionary(path => Path.GetRelativePath(root, path), RunManifest.Hash);

    private static IEnumerable<string> Files(TaskDescription task) =>
    [
        Path.Combine(task.Domain.Folder, "domain.json"),
        task.Domain.PddlPath,
        Path.Combine(task.Domain.Folder, "tasks", task.Name + ".json"),
        .. SceneFiles(task.Domain.ScenePath),
    ];

    // the scene and what it includes, robots above all
    private static IEnumerable<string> SceneFiles(string path)
    {
        try
        {
            string folder = Path.GetDirectoryName(path)!;
            return
            [
                path,
                .. XDocument.Load(path).Descendants("include").SelectMany(include =>
                    SceneFiles(Path.GetFullPath(Path.Combine(folder, (string?)include.Attribute("file") ?? "")))),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Xml.XmlException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
