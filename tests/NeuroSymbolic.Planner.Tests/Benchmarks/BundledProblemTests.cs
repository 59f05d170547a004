using NeuroSymbolic.Planner.Benchmarks;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>The short form of the benchmarks: every bundled problem costs what the table states.</summary>
public class BundledProblemTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Benchmarks", "problems");

    public static TheoryData<string> Names => new(ProblemTable.Load(Folder).Select(problem => problem.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bundled_problem_costs_what_its_table_states(string name)
    {
        BenchmarkProblem stated = ProblemTable.Load(Folder).Single(problem => problem.Name == name);
        PddlDomain domain = PddlDomain.Load(stated.DomainPath);
        PddlProblem problem = PddlProblem.Load(stated.ProblemPath, domain);
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true });
        Assert.Equal((PlanStatus.SolvedOptimally, stated.BestCost), (result.Status, (double)result.Plan!.Cost));
        ValidationResult verdict = PlanValidator.Validate(domain, problem, result.Plan);
        Assert.True(verdict.IsValid, verdict.Reason);
        Assert.Equal(result.Plan.Cost, verdict.Cost);
    }

    [Theory]
    [InlineData("towers", 6)]
    [InlineData("blocks", 7)]
    [InlineData("parcels", 3)]
    [InlineData("tolls", 3)]
    [InlineData("lamps", 3)]
    public void Generated_problems_have_plans(string family, int size)
    {
        PddlDomain domain = PddlDomain.Load(Path.Combine(Folder, family, "domain.pddl"));
        PddlProblem problem = PddlProblem.Parse(ProblemGenerator.Generate(family, size, seed: 5), domain);
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true });
        Assert.True(PlanValidator.Validate(domain, problem, result.Plan!).IsValid);
    }
}
