namespace NeuroSymbolic.Planner.Fuzzing;

/// <summary>Files that mutants are made of.</summary>
/// <param name="Domain">The text of a domain.</param>
/// <param name="Problem">The text of a problem of it.</param>
/// <param name="Plan">The text of a plan for it.</param>
public sealed record SeedFiles(string Domain, string Problem, string Plan)
{
    /// <summary>Reads all of them.</summary>
    public static IReadOnlyList<SeedFiles> Load()
    {
        string seeds = Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Fuzzing", "seeds");
        string hanoi = Path.Combine(Repository.Domains, "hanoi");
        return
        [
            .. new[] { "blocks", "briefcase", "transport" }.Select(name => new SeedFiles(
                File.ReadAllText(Path.Combine(seeds, $"{name}-domain.pddl")),
                File.ReadAllText(Path.Combine(seeds, $"{name}-problem.pddl")),
                File.ReadAllText(Path.Combine(seeds, $"{name}.plan")))),
            new SeedFiles(
                File.ReadAllText(Path.Combine(hanoi, "domain.pddl")),
                File.ReadAllText(Path.Combine(hanoi, "problems", "hanoi-3.pddl")),
                "(pick cube1 cube2)\n(place cube1 right)\n"),
        ];
    }
}
