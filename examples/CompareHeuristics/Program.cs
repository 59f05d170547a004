using CompareHeuristics;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

// how many states searches with several heuristics expand: docs/planner/write-a-heuristic.md
PddlDomain domain = PddlDomain.Load(args[0]);
GroundTask task = Grounder.Ground(domain, PddlProblem.Load(args[1], domain), actionLimit: 1_000_000)
    ?? throw new InvalidOperationException("The problem has more than a million ground actions.");
Console.WriteLine($"{"search",-24}{"plan cost",12}{"looked at",12}");
foreach (HeuristicRow row in HeuristicRow.All(task))
{
    Console.WriteLine($"{row.Search,-24}{(row.PlanCost is { } cost ? $"{cost}" : "none"),12}{row.LookedAt,12}");
}
