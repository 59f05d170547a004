using System.Collections.Immutable;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>A study in a checkout of the project: what was asked, the tasks' files and the engines' versions, put together.</summary>
public sealed class Study : IDisposable
{
    private readonly ImmutableDictionary<string, TaskDescription> tasks;
    private readonly EnergyCounters counters;
    private readonly TimeProvider clock;

    private Study(
        RunManifest manifest,
        ImmutableDictionary<string, TaskDescription> tasks,
        TimeSpan restTime,
        EnergyCounters counters,
        TimeProvider clock)
    {
        Manifest = manifest;
        RestTime = restTime;
        this.tasks = tasks;
        this.counters = counters;
        this.clock = clock;
    }

    /// <summary>The run's manifest.</summary>
    public RunManifest Manifest { get; }

    /// <summary>How long the counters are watched while nothing runs, before the first episode that they meter.</summary>
    public TimeSpan RestTime { get; }

    /// <summary>Reads the tasks, refuses what cannot run, and describes the run.</summary>
    /// <param name="root">The folder that holds <c>domains</c>.</param>
    /// <param name="options">What is asked.</param>
    /// <param name="command">The command line, for the record.</param>
    /// <param name="restTime">How long to watch the counters while nothing runs; null for a minute.</param>
    /// <param name="origin">The study that it is for; its rest is measured after the last episode, too. Null for none.</param>
    /// <exception cref="UsageException">A task, an agent or the robot does not exist.</exception>
    /// <exception cref="InputException">A file of a task is wrong.</exception>
    /// <exception cref="EngineException">MuJoCo or Z3, or ffmpeg where films are asked for, is missing.</exception>
    public static Study Prepare(string root, RunOptions options, string command, TimeSpan? restTime = null, StudyOrigin? origin = null) =>
        Prepare(root, options, command, restTime ?? TimeSpan.FromMinutes(1), TimeProvider.System, clock => EnergyCounters.Discover(clock), origin);

    internal static Study Prepare(
        string root,
        RunOptions options,
        string command,
        TimeSpan restTime,
        TimeProvider clock,
        Func<TimeProvider, EnergyCounters> discover,
        StudyOrigin? origin = null)
    {
        foreach (string agent in options.Agents)
        {
            AgentCatalogue.Require(agent);
        }

        if (!options.Keys().Any())
        {
            throw new UsageException($"Part {options.Shard} would be empty: parts share out whole episodes, and there are {options.Episodes}.");
        }

        string domains = Path.Combine(root, "domains");
        var tasks = options.Tasks.ToImmutableDictionary(name => name, name => TaskDescription.Load(domains, name, options.Robot));
        RobotDescription robot = tasks[options.Tasks[0]].Domain.Robot;
        foreach (TaskDescription task in tasks.Values)
        {
            _ = task.Domain.TableCamera(CameraOf(task));
            _ = DomainRules.Load(task.Domain);
        }

        if (options.Video != VideoChoice.None)
        {
            _ = Ffmpeg.Version;
        }

        var source = SourceCommit.Of(root);
        var manifest = new RunManifest
        {
            Command = command,
            Options = options with { Camera = options.Camera ?? (tasks.Values.Select(CameraOf).Distinct().ToArray() is [string one] ? one : null), Robot = tasks[options.Tasks[0]].Domain.OtherRobot ?? robot.Name },
            Commit = source.Commit,
            Dirty = source.Dirty,
            Versions = EngineVersions.OfRuns(),
            ModelHashes = Hashes(root, options.Agents.SelectMany(
                agent => tasks.Values.SelectMany(task => AgentCatalogue.ModelFiles(agent, task.Domain, CameraOf(task))))),
            SceneHashes = Hashes(root, tasks.Values.SelectMany(Files)),
            Host = HostDescription.Current(),
            StartedAt = DateTimeOffset.UtcNow,
            Study = origin,
        };
        EnergyCounters counters = discover(clock);
        return new Study((manifest with { Energy = MeteringDescription.For(counters, options, robot) }).Named(), tasks, restTime, counters, clock);

        string CameraOf(TaskDescription task) => options.Camera ?? task.Domain.DefaultCamera;
    }

    /// <summary>Whether the program will wait for <see cref="RestTime"/>, because there are counters and episodes for them.</summary>
    public bool RestsBefore(RunFolder folder) => ReadsCounters(folder) && folder.Table.Rows.Count < Manifest.Options.Keys().Count();

    /// <summary>Runs the episodes that the folder lacks.</summary>
    /// <param name="folder">Where the run is left.</param>
    /// <param name="report">Told of each row.</param>
    /// <param name="say">Told, in words for people, what the run waits for.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <exception cref="NeuroSymbolicException">Nothing can run; rows that were finished are kept.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; rows that were finished are kept.</exception>
    public RunSummary Run(
        RunFolder folder, Action<StudyProgress>? report, Action<string>? say = null, CancellationToken cancellation = default)
    {
        // a server that is not there at all is no fault of an episode
        bool isFinished = folder.Table.Rows.Count == Manifest.Options.Keys().Count();
        foreach (string agent in Manifest.Options.Agents.Where(agent => !isFinished && RemoteAddress.IsRemote(agent)))
        {
            using var remote = new RemoteAgent(agent, Manifest.Options.Camera, say, cancellation);
            remote.AwaitServer();
        }

        MeteringPlan alone = Metering(folder, jobs: 1);
        bool rests = RestsBefore(folder);
        if (rests)
        {
            IdlePower rest = Rest(cancellation);
            alone = alone with { Idle = rest };
            folder.Note(MeteringDescription.For(counters, Manifest.Options, tasks[Manifest.Options.Tasks[0]].Domain.Robot) with { RestWatts = Labelled(rest), RestSeconds = rest.Seconds });
        }

        // the folder's manifest is the first beginning's, the choice of films this one's
        RunManifest manifest = folder.Manifest with { Options = folder.Manifest.Options with { Video = Manifest.Options.Video } };
        var references = new ReferencePlans();
        var left = new TimeLeft(
            tasks.ToDictionary(task => task.Key, task => task.Value.StepLimit), manifest.Options.Keys(), folder.Table.Rows, TimeProvider.System);
        if (ReadsCounters(folder))
        {
            Runner(alone, metersAgain: true).Run(jobs: 1, Manifest.Options.MetersAgain, cancellation);
        }

        int jobs = Manifest.Options.Jobs;
        RunSummary summary = Runner(jobs == 1 ? alone : Metering(folder, jobs), metersAgain: false).Run(jobs, cancellation: cancellation);
        if (rests && Manifest.Study is not null)
        {
            folder.Note(folder.Manifest.Energy! with { RestWattsAfter = Labelled(Rest(cancellation)) });
        }

        return summary;

        StudyRunner Runner(MeteringPlan plan, bool metersAgain) => new(
            folder,
            () => new EpisodeRunner(
                folder.Path,
                manifest,
                tasks,
                (name, world, meter) => AgentCatalogue.Create(
                    name, world, meter, manifest.Options.Metric, manifest.Options.Camera, say, cancellation: cancellation),
                references,
                new EnergyMeter(plan, clock),
                metersAgain),
            progress => report?.Invoke(progress with { Left = left.After(progress.Latest) }));
    }

    /// <inheritdoc/>
    public void Dispose() => counters.Dispose();

    private IdlePower Rest(CancellationToken cancellation) =>
        IdlePower.MeasureAsync(counters.Found, RestTime, clock, cancellation).GetAwaiter().GetResult();

    private static ImmutableSortedDictionary<string, double> Labelled(IdlePower rest) =>
        rest.Watts.ToImmutableSortedDictionary(pair => pair.Key.Label(), pair => pair.Value);

    private bool ReadsCounters(RunFolder folder) => !counters.Found.IsEmpty && IsAtHome(folder)
        && (Manifest.Options.Jobs == 1 || Manifest.Options.MeterAgain != MeterAgainChoice.None);

    private bool IsAtHome(RunFolder folder) => folder.Manifest.Host.Machine == Manifest.Host.Machine;

    private MeteringPlan Metering(RunFolder folder, int jobs) => IsAtHome(folder)
        ? MeteringPlan.For(counters, jobs, ProcessorModel.Default)
        : MeteringPlan.None($"The run was begun on {folder.Manifest.Host.Machine}, and joules of two machines are not mixed.");

    private static ImmutableSortedDictionary<string, string> Hashes(string root, IEnumerable<string> files) =>
        files.Distinct().ToImmutableSortedDictionary(path => Path.GetRelativePath(root, path), RunManifest.Hash);

    private static IEnumerable<string> Files(TaskDescription task) =>
    [
        Path.Combine(task.Domain.Folder, "domain.json"),
        task.Domain.PddlPath,
        Path.Combine(task.Domain.Folder, "tasks", task.Name + ".json"),
        .. World.SceneFiles(task.Domain),
    ];
}
