namespace NeuroSymbolic.Architecture.Tests;

/// <summary>Which project may reference which. Agents never reach Simulations, so that no ground truth can leak into them.</summary>
internal static class ProjectArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Microsoft.Z3"] = [],
        ["Planner"] = ["Core", "Microsoft.Z3"],
        ["Language"] = ["Core", "Planner"],
        ["Perception"] = ["Core"],
        ["Simulations"] = ["Core"],
        ["Energy"] = ["Core"],
        ["Agents"] = ["Core", "Planner", "Perception", "Energy"],
        ["Experiments"] = ["Core", "Planner", "Perception", "Energy", "Simulations", "Agents"],
        ["Lessons"] = ["Core", "Planner", "Perception", "Experiments"],
        ["Studio"] = ["Core", "Planner", "Language", "Perception", "Energy", "Simulations", "Agents", "Experiments", "Lessons"],
        ["Cli"] = ["Core", "Planner", "Language", "Perception", "Energy", "Simulations", "Agents", "Experiments", "Lessons", "Studio"],
    };

    public static IEnumerable<string> Parts => Allowed.Keys;

    /// <summary>The name of a project as the rule has it.</summary>
    public static string PartOf(string project) => project.Replace("NeuroSymbolic.", "", StringComparison.Ordinal);

    /// <summary>One sentence for each arrow that is not allowed.</summary>
    public static IEnumerable<string> Violations(IEnumerable<ProjectFile> projects) => projects.SelectMany(Violations);

    private static IEnumerable<string> Violations(ProjectFile project)
    {
        if (project.File.StartsWith("tests/", StringComparison.Ordinal))
        {
            return [];
        }

        string[]? allowed = project.File.StartsWith("examples/", StringComparison.Ordinal) ? [.. Allowed.Keys]
            : Allowed.GetValueOrDefault(PartOf(project.Name));
        return allowed is null
            ? [$"{project.File}: has no place in the arrow rule."]
            : from reference in project.References
              where !allowed.Contains(PartOf(reference))
              select $"{project.File}: may not reference {reference}.";
    }
}
