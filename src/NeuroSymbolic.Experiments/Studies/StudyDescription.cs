using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Experiments;

/// <summary>A study file: what is compared with what, and where the plan of its analysis and the published figures lie.</summary>
public sealed record StudyDescription
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>What it is to find out, in one sentence.</summary>
    public required string Question { get; init; }

    /// <summary>The plan of its analysis, a file beside this one that was written before the numbers existed.</summary>
    public required string AnalysisPlan { get; init; }

    /// <summary>Tasks, in the order of the tables.</summary>
    public required ImmutableArray<string> Tasks { get; init; }

    /// <summary>Agents, in the order of the tables. Those that this version does not have are left out, and the report says so.</summary>
    public required ImmutableArray<string> Agents { get; init; }

    /// <summary>Episodes of each task with each agent, where the command names no other number.</summary>
    public required int Episodes { get; init; }

    /// <summary>Seed of all draws, where the command names no other.</summary>
    public required int Seed { get; init; }

    /// <summary>What its agents' plans are to have least of.</summary>
    public PlanMetric Metric { get; init; } = PlanMetric.Cost;

    /// <summary>The published study whose claims are judged, a file beside this one; null when there is none.</summary>
    public string? Published { get; init; }

    /// <summary>For each agent the models whose training its energy of training is the sum of; agents that are not here have none.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Models
    {
        get;
        init => field = value ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty; // null where a file leaves it out
    } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>How the energy of running a policy grows with its size, a file that <c>sizes</c> has written, relative to this one; null when there is none.</summary>
    public string? Sizes { get; init; }

    /// <summary>What limits the study whatever its numbers say, a sentence each.</summary>
    public ImmutableArray<string> Limits
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Reads a study file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing or wrong; the message has the place.</exception>
    public static StudyDescription Read(string path)
    {
        StudyDescription study = JsonInput.Read(path, StudyJsonContext.Default.StudyDescription);
        string? fault = study.SchemaVersion != CurrentSchemaVersion
                ? $"has schema_version {study.SchemaVersion}; this version reads {CurrentSchemaVersion}"
            : study.Tasks is [] || study.Agents is [] ? "names no task or no agent"
            : study.Tasks.Distinct().Count() < study.Tasks.Length || study.Agents.Distinct().Count() < study.Agents.Length
                ? "names a task or an agent twice"
            : study.Episodes < 1 || study.Seed < 0 ? "has fewer than one episode or a negative seed"
            : null;
        return fault is null ? study : throw new InputException($"{path} {fault}.");
    }
}
