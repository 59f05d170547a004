using CompareHeuristics;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests.Heuristics;

public sealed class HeuristicTests
{
    [Fact]
    public void The_page_on_heuristics_shows_the_heuristic_that_is_tested_here()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs/planner/write-a-heuristic.md"));
        string tested = File.ReadAllText(Path.Combine(Repository.Root, "tests/NeuroSymbolic.Planner.Tests/Heuristics/MaxHeuristic.cs"));
        Assert.Contains($"```csharp\n{tested}```", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_heuristic_of_the_comparison_leads_to_a_plan_and_admissible_ones_to_a_cheapest()
    {
        string folder = Path.Combine(Repository.Root, "tests/NeuroSymbolic.Planner.Benchmarks/problems/blocks");
        PddlDomain domain = PddlDomain.Load(Path.Combine(folder, "domain.pddl"));
        GroundTask task = Grounder.Ground(domain, PddlProblem.Load(Path.Combine(folder, "p6.pddl"), domain), actionLimit: 10_000)!;
        Dictionary<string, HeuristicRow> rows = HeuristicRow.All(task).ToDictionary(row => row.Search);
        Assert.All(rows.Values, row => Assert.True(row.PlanCost >= 10));
        Assert.Equal(10, rows["A*, blind"].PlanCost);
        Assert.Equal(10, rows["A*, landmark cut"].PlanCost);
        Assert.True(rows["A*, landmark cut"].LookedAt < rows["A*, blind"].LookedAt / 10);
    }

    [Fact]
    public void The_max_heuristic_and_landmark_cuts_are_no_higher_than_the_cost_of_a_plan()
    {
        int dearer = 0;
        for (int seed = 0; seed < 1000; seed++)
        {
            GroundTask task = RandomGroundTask.Create(new Random(seed), withNumbers: seed % 3 == 0);
            var compiled = new CompiledTask(task);
            long highest = new MaxHeuristic(compiled).Evaluate(compiled.Init);
            long cuts = new LandmarkCutHeuristic(compiled, new RelaxedTask(compiled)).Evaluate(compiled.Init);
            long cheapest = RandomGroundTask.LeastCost(task) ?? long.MaxValue;
            Assert.True(highest <= cheapest && cuts <= cheapest, $"seed {seed}: {highest}, {cuts}, {cheapest}");
            dearer += highest < cuts ? 1 : 0;
        }

        Assert.True(dearer > 50, "landmark cuts are hardly ever higher");
    }
}
