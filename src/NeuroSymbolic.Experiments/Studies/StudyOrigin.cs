using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The study that a run was made for, as its <c>run.json</c> keeps it.</summary>
/// <param name="File">The study file, relative to the checkout.</param>
/// <param name="Description">What the file said when the run began.</param>
/// <param name="AnalysisPlanCommit">The commit that last changed the plan of the analysis; null outside a git checkout, or when it is not
/// committed as it stands.</param>
/// <param name="AbsentAgents">Agents of the study that this version does not have.</param>
public sealed record StudyOrigin(
    string File, StudyDescription Description, string? AnalysisPlanCommit, ImmutableArray<string> AbsentAgents)
{
    /// <summary>The folder of the study files in a checkout.</summary>
    public const string Folder = "studies";

    /// <summary>Finds a study: a name under <c>studies/</c>, or the path of a file.</summary>
    /// <param name="root">The checkout's root folder.</param>
    /// <param name="nameOrPath">Such as <c>replicate</c>, or <c>my/study.json</c>.</param>
    /// <exception cref="UsageException">There is no such study, or none of its agents is in this version.</exception>
    /// <exception cref="InputException">The file is wrong.</exception>
    public static StudyOrigin Find(string root, string nameOrPath)
    {
        string named = Path.Combine(root, Folder, nameOrPath + ".json");
        string path = System.IO.File.Exists(named) ? named : nameOrPath;
        if (!System.IO.File.Exists(path))
        {
            string[] names = [.. Directory.EnumerateFiles(Path.Combine(root, Folder), "*.json").Where(IsStudy)
                .Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];
            throw new UsageException($"There is no study '{nameOrPath}'; there are {string.Join(", ", names)}, or give the path of a study file.");
        }

        StudyDescription description = StudyDescription.Read(path);
        string plan = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, description.AnalysisPlan);
        if (!System.IO.File.Exists(plan))
        {
            throw new InputException($"{path} names the analysis plan {description.AnalysisPlan}, which is not beside it; write it before the numbers exist.");
        }

        ImmutableArray<string> absent = [.. description.Agents.Where(agent => !IsThere(agent))];
        return absent.Length == description.Agents.Length
            ? throw new UsageException($"{path} has no agent that this version has; it names {string.Join(", ", absent)}.")
            : new StudyOrigin(
                Path.GetRelativePath(root, Path.GetFullPath(path)), description, SourceCommit.LastChangeOf(plan), absent);
    }

    /// <summary>What the study asks of a run.</summary>
    public RunOptions Options => new(
        [.. Description.Tasks],
        [.. Description.Agents.Except(AbsentAgents)],
        Description.Episodes,
        Description.Seed,
        Metric: Description.Metric,
        Interleaved: true);

    private static bool IsThere(string agent)
    {
        try
        {
            AgentCatalogue.Require(agent);
            return true;
        }
        catch (UsageException)
        {
            return false;
        }
    }

    // figures of published studies lie beside the study files
    private static bool IsStudy(string path) => System.IO.File.ReadAllText(path).Contains("\"analysis_plan\"", StringComparison.Ordinal);
}
