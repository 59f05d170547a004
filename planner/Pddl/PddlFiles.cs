using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Where PDDL files are looked for.</summary>
public static class PddlFiles
{
    /// <summary>The domain file of a problem for which none was named: <c>domain.pddl</c> beside the problem or one folder up.</summary>
    /// <exception cref="InputException">Neither place has one.</exception>
    public static string FindDomain(string problemPath)
    {
        string folder = Path.GetDirectoryName(problemPath) ?? "";
        string beside = Path.Combine(folder, "domain.pddl");
        if (File.Exists(beside))
        {
            return beside;
        }

        string? parent = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, ".")));
        return parent is not null && Path.Combine(parent, "domain.pddl") is var above && File.Exists(above)
            ? above
            : throw new InputException(
                $"There is no domain.pddl beside {problemPath} or one folder up; name the domain before the problem.");
    }
}
