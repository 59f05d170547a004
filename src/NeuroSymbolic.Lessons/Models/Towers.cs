using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>The table of the Towers of Hanoi as the exercises need it.</summary>
internal static class Towers
{
    /// <summary>The domain that the robot plans with.</summary>
    public static PddlDomain Domain(string root, CancellationToken cancellation) =>
        PddlDomain.Load(Path.Combine(root, "domains", "hanoi", "domain.pddl"), cancellation);

    /// <summary>A problem that lies beside that domain.</summary>
    public static PddlProblem Problem(string root, string name, PddlDomain domain, CancellationToken cancellation) =>
        PddlProblem.Load(Path.Combine(root, "domains", "hanoi", "problems", name + ".pddl"), domain, cancellation);

    /// <summary>The starting file of an exercise, which is no answer but belongs to the question.</summary>
    public static string StarterFile(string root, string name) => Path.Combine(root, "docs", "lessons", "starters", name);

    /// <summary>A table on which all cubes stand on the first area, for a domain without a gripper.</summary>
    /// <param name="cubes">How many cubes there are.</param>
    /// <param name="areas">How many areas there are, at most four.</param>
    /// <param name="twins">Whether the two largest cubes are of one size, so that neither may stand on the other; they then stand side by side.</param>
    public static PddlProblem Table(int cubes, int areas, bool twins)
    {
        string[] disks = [.. Enumerable.Range(1, cubes).Select(i => string.Create(CultureInfo.InvariantCulture, $"cube{i}"))];
        string[] pegs = ["left", "middle", "right", "far"];
        pegs = pegs[..areas];
        var facts = new List<Fact>();
        for (int i = 0; i < cubes; i++)
        {
            facts.AddRange(pegs.Select(peg => new Fact("smaller", disks[i], peg)));
            facts.AddRange(disks.Skip(i + 1).Where(_ => !twins || i < cubes - 2).Select(larger => new Fact("smaller", disks[i], larger)));
        }

        int onFirst = twins ? cubes - 1 : cubes;
        facts.AddRange(Enumerable.Range(0, onFirst).Select(i => new Fact("on", disks[i], i + 1 < onFirst ? disks[i + 1] : pegs[0])));
        facts.Add(new Fact("clear", disks[0]));
        facts.AddRange(pegs.Skip(twins ? 2 : 1).Select(peg => new Fact("clear", peg)));
        if (twins)
        {
            facts.Add(new Fact("on", disks[^1], pegs[1]));
            facts.Add(new Fact("clear", disks[^1]));
        }

        return new PddlProblem(
            "table", [.. disks.Select(disk => new TypedName(disk, "disk")), .. pegs.Select(peg => new TypedName(peg, "peg"))], new FactSet(facts), FactSet.Empty);
    }
}
