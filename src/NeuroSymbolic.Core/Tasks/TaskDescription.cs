using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>A task file, <c>domains/DOMAIN/tasks/TASK.json</c>: what is drawn at the start and asked at the end.</summary>
public sealed record TaskDescription
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 2;

    private const int LongestWalk = 10_000;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The task in a sentence, given to every agent; see <see cref="Sentences.InstructionFor"/>.</summary>
    public required string Instruction { get; init; }

    /// <summary>Which movable objects take part.</summary>
    public required ObjectChoice Objects { get; init; }

    /// <summary>How they stand at the start.</summary>
    public required StartDescription Start { get; init; }

    /// <summary>How they must stand at the end.</summary>
    public required GoalDescription Goal { get; init; }

    /// <summary>What happens from outside; null for nothing.</summary>
    public PerturbationDescription? Perturbation { get; init; }

    /// <summary>Control steps (a twentieth of a second each) after which every agent is stopped.</summary>
    public required int StepLimit { get; init; }

    /// <summary>Whether objects or goal are drawn anew for each episode.</summary>
    [JsonIgnore]
    public bool IsDrawn => Objects.Choose < Objects.From.Length || Goal.Walk > 0;

    /// <summary>The task's name, that of its file.</summary>
    [JsonIgnore]
    public string Name { get; private init; } = "";

    /// <summary>The task's file.</summary>
    [JsonIgnore]
    public string JsonPath => Path.Combine(Domain.Folder, "tasks", Name + ".json");

    /// <summary>The domain that it belongs to.</summary>
    [JsonIgnore]
    public DomainDescription Domain { get; private init; } = null!;

    /// <summary>Finds and reads a task by its name.</summary>
    /// <param name="domainsFolder">The folder that holds one folder for each domain.</param>
    /// <param name="name">Such as <c>hanoi-3</c>.</param>
    /// <exception cref="UsageException">No domain has such a task; the message lists the tasks there are.</exception>
    /// <exception cref="InputException">Its file or its domain's is wrong.</exception>
    public static TaskDescription Load(string domainsFolder, string name)
    {
        foreach (string path in Files(domainsFolder))
        {
            if (Path.GetFileNameWithoutExtension(path) == name)
            {
                return Read(path);
            }
        }

        throw new UsageException($"There is no task '{name}'; there are {string.Join(", ", Names(domainsFolder))}.");
    }

    /// <summary>The task with a robot in the place of its domain's own.</summary>
    public TaskDescription With(RobotDescription robot) => this with { Domain = Domain.With(robot) };

    /// <summary>Finds and reads a task, with a robot in the place of its domain's own.</summary>
    /// <param name="domainsFolder">The folder that holds one folder for each domain; the robots' folder is <c>simulations/robots</c> beside it.</param>
    /// <param name="name">Such as <c>hanoi-3</c>.</param>
    /// <param name="robot">The robot's name or folder; null for the domain's own.</param>
    /// <exception cref="UsageException">There is no such task or robot; the message lists those there are.</exception>
    /// <exception cref="InputException">A file is wrong.</exception>
    public static TaskDescription Load(string domainsFolder, string name, string? robot)
    {
        TaskDescription task = Load(domainsFolder, name);
        return robot is null ? task : task.With(RobotDescription.Find(Path.Combine(domainsFolder, "..", "simulations", "robots"), robot));
    }

    /// <summary>The names of all tasks, in order.</summary>
    public static IEnumerable<string> Names(string domainsFolder) =>
        Files(domainsFolder).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string domainsFolder) =>
        Directory.Exists(domainsFolder)
            ? from domain in Directory.GetDirectories(domainsFolder)
              let tasks = Path.Combine(domain, "tasks")
              where Directory.Exists(tasks)
              from file in Directory.GetFiles(tasks, "*.json")
              select file
            : throw new InputException($"The folder {domainsFolder} with the domains is missing.");

    private static TaskDescription Read(string path)
    {
        TaskDescription task = JsonInput.Read(path, CoreJsonContext.Default.TaskDescription);
        string domainFolder = Path.GetDirectoryName(Path.GetDirectoryName(path)!)!;
        TaskDescription complete = task with
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Domain = DomainDescription.Load(domainFolder),
        };
        string? fault = complete.Fault();
        return fault is null ? complete : throw new InputException($"{path}: {fault}");
    }

    private string? Fault()
    {
        if (SchemaVersion != CurrentSchemaVersion)
        {
            return $"schema_version is {SchemaVersion}; this version reads {CurrentSchemaVersion}.";
        }

        if (Objects.Choose < 1 || Objects.Choose > Objects.From.Length)
        {
            return $"objects.choose is {Objects.Choose}; from 1 to {Objects.From.Length} can be chosen.";
        }

        if (StepLimit < 1)
        {
            return $"step_limit is {StepLimit}; it must be at least 1.";
        }

        if (Perturbation is { } happening
            && (happening.OneOf.IsDefaultOrEmpty || happening.FromStep < 0 || happening.ToStep < happening.FromStep || happening.ToStep >= StepLimit))
        {
            return "perturbation needs one_of with at least one of push, move, take and appear, and steps from from_step to to_step below step_limit.";
        }

        if (Perturbation is { } appearing && FaultOf(appearing) is { } foreign)
        {
            return foreign;
        }

        if (Goal.Condition is null == (Goal.Walk == 0))
        {
            return "the goal is either a condition or a walk of at least one action.";
        }

        if (Start.Walk < 0 || Goal.Walk < 0 || Start.Walk > LongestWalk || Goal.Walk > LongestWalk)
        {
            return $"a walk has from 0 to {LongestWalk} actions.";
        }

        if (Start.PositionNoiseMetres is < 0 or > 0.02 or double.NaN)
        {
            return $"start.position_noise_m is {Start.PositionNoiseMetres}; it must lie between 0 and 0.02.";
        }

        if (Start.LargestTurnRadians is < 0 or > Math.PI or double.NaN)
        {
            return $"start.turn_rad is {Start.LargestTurnRadians}; it must lie between 0 and pi.";
        }

        string? unknown = Objects.From.FirstOrDefault(name => !Domain.Objects.Any(o => o.Name == name && o.IsMovable));
        return unknown is null ? null : $"objects.from names '{unknown}', which is no movable object of the domain.";
    }

    private string? FaultOf(PerturbationDescription appearing)
    {
        if (appearing.OneOf.Contains(PerturbationKind.Appear) == appearing.Foreign.IsEmpty)
        {
            return "perturbation needs the names of what may appear in foreign exactly where one_of has appear.";
        }

        string? wrong = appearing.Foreign.FirstOrDefault(name => Objects.From.Contains(name) || !Domain.Objects.Any(o => o.Name == name && o.IsMovable));
        return wrong is null ? null : $"perturbation.foreign names '{wrong}', which is no movable object of the domain or is a part of the task.";
    }
}
