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

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The domain's name, as in its PDDL file.</summary>
    public required string Name { get; init; }

    /// <summary>Where the robot's base stands in the world frame, metres; its axes are the world's.</summary>
    [JsonPropertyName("robot_base_m")]
    public required Vector3 RobotBaseMetres { get; init; }

    /// <summary>Every object that the scene holds; a task picks from them. Movable objects are bodies of that name in the scene.</summary>
    public required ImmutableArray<ObjectDescription> Objects { get; init; }

    /// <summary>How each predicate of the PDDL domain is read off the scene.</summary>
    public required ImmutableSortedDictionary<string, PredicateDescription> Predicates { get; init; }

    /// <summary>What carries out each action of the PDDL domain.</summary>
    public required ImmutableSortedDictionary<string, ActionDescription> Actions { get; init; }

    /// <summary>Calibration of the cameras that stand still; the names are those of the scene.</summary>
    public ImmutableSortedDictionary<string, CameraDescription> Cameras { get; init; } = ImmutableSortedDictionary<string, CameraDescription>.Empty;

    /// <summary>What steps cost the robot; null where nobody has fitted it.</summary>
    public EnergyDescription? Energy { get; init; }

    /// <summary>The model under <c>models/</c> that finds the domain's objects in pictures; null when none is trained.</summary>
    public string? PerceptionModel { get; init; }

    /// <summary>The folder that the description was read from.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <summary>The PDDL file.</summary>
    [JsonIgnore]
    public string PddlPath => Path.Combine(Folder, "domain.pddl");

    /// <summary>The MuJoCo scene.</summary>
    [JsonIgnore]
    public string ScenePath => Path.Combine(Folder, "scene.xml");

    /// <summary>The folder of the model that finds the domain's objects in pictures.</summary>
    /// <exception cref="InputException">The domain names no model.</exception>
    [JsonIgnore]
    public string PerceptionModelFolder => PerceptionModel is string model
        ? Path.GetFullPath(Path.Combine(Folder, "..", "..", "models", model))
        : throw new InputException($"{Path.Combine(Folder, "domain.json")} names no perception_model, which finds the domain's objects in pictures.");

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

        return domain with { Folder = folder };
    }

    /// <summary>The object of that name.</summary>
    /// <exception cref="InputException">The domain has none; the message lists those there are.</exception>
    public ObjectDescription Find(string name) =>
        Objects.FirstOrDefault(o => o.Name == name)
        ?? throw new InputException(
            $"The domain {Name} has no object '{name}'; it has {string.Join(", ", Objects.Select(o => o.Name))}.");

    /// <summary>The name of the predicate with that reading, such as <c>on</c> for <see cref="PredicateReading.Supported"/>.</summary>
    /// <exception cref="InputException">No predicate of the domain has it.</exception>
    public string PredicateFor(PredicateReading reading) =>
        Predicates.FirstOrDefault(p => p.Value.Reading == reading).Key
        ?? throw new InputException($"{Path.Combine(Folder, "domain.json")} names no predicate with the reading {reading}.");

    /// <summary>The facts about these objects that never change.</summary>
    public FactSet StaticFacts(ImmutableArray<ObjectDescription> objects) => new(
        from predicate in Predicates
        where predicate.Value.Reading == PredicateReading.Smaller
        from small in objects
        where small.IsMovable
        from large in objects
        where small.SizeMetres.X < large.SizeMetres.X
        select new Fact(predicate.Key, small.Name, large.Name));
}
