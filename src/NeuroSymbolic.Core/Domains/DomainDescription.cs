using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>A domain folder's <c>domain.json</c>: how its symbols meet the scene.</summary>
/// <remarks>Beside it lie <c>domain.pddl</c> (what actions mean), <c>scene.xml</c> (MuJoCo) and <c>tasks/</c>.</remarks>
public sealed record DomainDescription
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The name of the robot that every domain has unless it is given another.</summary>
    public const string OwnRobotName = "panda";

    // smaller pictures show nothing, and some networks shrink them sixteen times
    private const int SmallestPicturePixels = 16;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The domain's name, as in its PDDL file.</summary>
    public required string Name { get; init; }

    /// <summary>Where the robot's base stands in the world frame, metres; its axes are the world's. So for every robot.</summary>
    [JsonPropertyName("robot_base_m")]
    public required Vector3 RobotBaseMetres { get; init; }

    /// <summary>Joint angles from which the domain's own robot starts, radians, base to wrist; left out for the robot's own.</summary>
    [JsonPropertyName("robot_home_rad")]
    public ImmutableArray<double> RobotHomeRadians { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Every object that the scene holds; a task picks from them. Movable objects are bodies of that name in the scene.</summary>
    public required ImmutableArray<ObjectDescription> Objects { get; init; }

    /// <summary>Facts that never change and that nothing in the scene shows, such as which bin a thing belongs into.</summary>
    public ImmutableArray<Fact> Facts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How each predicate of the PDDL domain is read off the scene.</summary>
    public required ImmutableSortedDictionary<string, PredicateDescription> Predicates { get; init; }

    /// <summary>What carries out each action of the PDDL domain.</summary>
    public required ImmutableSortedDictionary<string, ActionDescription> Actions { get; init; }

    /// <summary>The cameras that robots look through; the names are those of the scene.</summary>
    public required ImmutableSortedDictionary<string, CameraDescription> Cameras { get; init; }

    /// <summary>The camera that the table is seen through unless another one is asked for.</summary>
    public required string DefaultCamera { get; init; }

    /// <summary>What steps cost the robot; null where nobody has fitted it.</summary>
    public EnergyDescription? Energy { get; init; }

    /// <summary>How one tells a person to move a thing onto another, with {0} and {1} for what they are called; null where nobody has said.</summary>
    public string? MoveSentence { get; init; }

    /// <summary>The model, a folder of <c>models/</c>, of the vision-language-action policy that was trained on the domain; null for none.</summary>
    public string? PolicyModel { get; init; }

    /// <summary>The model, a folder of <c>models/</c>, of the skills that were learned in the domain; null for none.</summary>
    public string? SkillModel { get; init; }

    /// <summary>The folder that the description was read from.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <summary>The robot: the domain's own, unless <see cref="With"/> gave it another.</summary>
    /// <exception cref="InputException">Its file is missing or wrong.</exception>
    [JsonIgnore]
    public RobotDescription Robot => LazyRobot.Value;

    /// <summary>What finds the robot again; null for the domain's own.</summary>
    [JsonIgnore]
    public string? OtherRobot { get; private init; }

    /// <summary>The PDDL file.</summary>
    [JsonIgnore]
    public string PddlPath => Path.Combine(Folder, "domain.pddl");

    /// <summary>The MuJoCo scene.</summary>
    [JsonIgnore]
    public string ScenePath => Path.Combine(Folder, "scene.xml");

    /// <summary>The places in whose middle things are put.</summary>
    [JsonIgnore]
    public IEnumerable<ObjectDescription> Areas => Objects.Where(item => item is { IsMovable: false, BearsAnywhere: false });

    /// <summary>The fixtures that turn by a joint.</summary>
    [JsonIgnore]
    public IEnumerable<ObjectDescription> Turning => Objects.Where(item => item.Joint is not null);

    /// <summary>Whether it has things that are not gripped like a box, so that it matters how they are turned.</summary>
    [JsonIgnore]
    public bool TurnsMatter => Objects.Any(item => item.Grasp is not null);

    /// <summary>Height of the lowest place, from which heights of things are counted, metres.</summary>
    [JsonIgnore]
    public float TableMetres => Objects.Where(item => !item.IsMovable).Min(item => item.SurfaceMetres!.Value.Z);

    /// <summary>The name of the camera in the robot's hand.</summary>
    /// <exception cref="InputException">The domain has none.</exception>
    [JsonIgnore]
    public string HandCamera => Cameras.FirstOrDefault(camera => camera.Value.Mount == CameraMount.Hand).Key
        ?? throw new InputException($"{JsonPath} has no camera with the mount 'hand'.");

    /// <summary>The file that it was read from.</summary>
    [JsonIgnore]
    public string JsonPath => Path.Combine(Folder, "domain.json");

    // planning needs no robot, and so none is read until something asks for it
    private Lazy<RobotDescription> LazyRobot { get; init; } = null!;

    /// <summary>Reads <c>domain.json</c> of the folder.</summary>
    /// <exception cref="InputException">It is missing or wrong; the message has the place.</exception>
    public static DomainDescription Load(string folder)
    {
        string path = Path.Combine(folder, "domain.json");
        DomainDescription domain = JsonInput.Read(path, CoreJsonContext.Default.DomainDescription);
        if (domain.SchemaVersion != CurrentSchemaVersion)
        {
            throw new InputException($"{path} has schema_version {domain.SchemaVersion}; this version reads {CurrentSchemaVersion}.");
        }

        if (domain.Cameras.FirstOrDefault(camera => camera.Value.SidePixels < SmallestPicturePixels) is { Key: string small } pair)
        {
            throw new InputException($"{path}: side_px of the camera {small} is {pair.Value.SidePixels}; at least {SmallestPicturePixels} are needed.");
        }

        domain = domain with { Folder = folder };
        domain = domain with { LazyRobot = new(domain.OwnRobot) };
        _ = domain.TableCamera(domain.DefaultCamera);
        if (DomainFaults.Find(domain) is { } fault)
        {
            throw new InputException($"{path}: {fault}");
        }

        _ = new DomainReadings(domain);

        return domain;
    }

    /// <summary>The camera of that name, of those that a robot looks through.</summary>
    /// <exception cref="InputException">The domain has none; the message lists those there are.</exception>
    public CameraDescription Camera(string name) => Cameras.GetValueOrDefault(name)
        ?? throw new InputException($"{JsonPath} has no camera '{name}'; it has {string.Join(", ", Cameras.Keys)}.");

    /// <summary>The camera of that name, of those that stand still.</summary>
    /// <exception cref="InputException">The domain has none; the message lists those there are.</exception>
    public CameraDescription TableCamera(string name) => Cameras.GetValueOrDefault(name) is { Mount: CameraMount.World } camera
        ? camera
        : throw new InputException(
            $"{JsonPath} has no camera '{name}' that stands still; it has "
            + $"{string.Join(", ", Cameras.Where(other => other.Value.Mount == CameraMount.World).Select(other => other.Key))}.");

    /// <summary>The folder of the model that finds the domain's objects in the pictures of a camera.</summary>
    /// <exception cref="InputException">There is no such camera, or it names no model.</exception>
    public string PerceptionModelFolder(string camera) => TableCamera(camera).PerceptionModel is string model
        ? ModelFolder(model)
        : throw new InputException(
            $"{JsonPath}: the camera {camera} has no perception_model, which finds the domain's objects in its pictures.");

    /// <summary>The folder of the domain's vision-language-action policy.</summary>
    /// <exception cref="InputException">It names none.</exception>
    public string PolicyModelFolder() => ModelFolder(
        PolicyModel ?? throw new InputException($"{JsonPath} has no policy_model, which acts on pictures and a sentence."));

    /// <summary>The folder of the skills that were learned in the domain.</summary>
    /// <exception cref="InputException">It names none.</exception>
    public string SkillModelFolder() => ModelFolder(
        SkillModel ?? throw new InputException($"{JsonPath} has no skill_model, which grasps and sets down."));

    /// <summary>The domain with a robot in the place of its own.</summary>
    public DomainDescription With(RobotDescription robot) => robot.Equals(Robot)
        ? this
        : this with { LazyRobot = new(robot), OtherRobot = robot.Reference, RobotHomeRadians = [] };

    /// <summary>The tool's pose in the world.</summary>
    /// <param name="jointPositions">The robot's joint angles, radians, base to wrist.</param>
    public Pose ToolInWorld(ReadOnlySpan<double> jointPositions)
    {
        Pose tool = Robot.ToolInBase(jointPositions);
        return tool with { Position = RobotBaseMetres + tool.Position };
    }

    private RobotDescription OwnRobot()
    {
        var robot = RobotDescription.Load(Path.GetFullPath(Path.Combine(Folder, "..", "..", "simulations", "robots", OwnRobotName)));
        return RobotHomeRadians.IsEmpty || RobotHomeRadians.Length == robot.Joints.Length
            ? robot
            : throw new InputException($"{JsonPath}: robot_home_rad has {RobotHomeRadians.Length} angles; the robot has {robot.Joints.Length} joints.");
    }

    private string ModelFolder(string model) => Path.GetFullPath(Path.Combine(Folder, "..", "..", "models", model));

    /// <summary>The object of that name.</summary>
    /// <exception cref="InputException">The domain has none; the message lists those there are.</exception>
    public ObjectDescription Find(string name) =>
        Objects.FirstOrDefault(o => o.Name == name)
        ?? throw new InputException(
            $"The domain {Name} has no object '{name}'; it has {string.Join(", ", Objects.Select(o => o.Name))}.");

    /// <summary>The name of the predicate with that reading, such as <c>on</c> for <see cref="DomainReadings.Supported"/>.</summary>
    /// <exception cref="InputException">No predicate of the domain has it.</exception>
    public string PredicateFor(string reading) =>
        Predicates.FirstOrDefault(p => p.Value.Reading == reading).Key
        ?? throw new InputException($"{JsonPath} names no predicate with the reading '{reading}'.");
}
