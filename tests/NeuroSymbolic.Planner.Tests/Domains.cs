using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Domains and problems that several tests need.</summary>
internal static class Domains
{
    public static string HanoiFolder { get; } = Path.Combine(Repository.Domains, "hanoi");

    public static PddlDomain Hanoi { get; } = PddlDomain.Load(Path.Combine(HanoiFolder, "domain.pddl"));

    public static PddlProblem HanoiProblem(int cubes) =>
        PddlProblem.Load(Path.Combine(HanoiFolder, "problems", $"hanoi-{cubes}.pddl"), Hanoi);

    /// <summary>Cubes in towers: for each cube, smallest first, the place that its tower stands on.</summary>
    public static FactSet Towers(int[] placeOf)
    {
        string[] places = ["left", "middle", "right"];
        var facts = new List<Fact> { new("free-gripper") };
        for (int place = 0; place < places.Length; place++)
        {
            string below = places[place];
            for (int cube = placeOf.Length - 1; cube >= 0; cube--)
            {
                if (placeOf[cube] == place)
                {
                    facts.Add(new Fact("on", $"cube{cube + 1}", below));
                    below = $"cube{cube + 1}";
                }
            }

            facts.Add(new Fact("clear", below));
        }

        return new FactSet(facts);
    }
}
