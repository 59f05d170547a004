using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>The problems that stand beside the domains of the robot.</summary>
public class DomainProblemTests
{
    public static TheoryData<string, PlanEngine> Problems
    {
        get
        {
            var problems = new TheoryData<string, PlanEngine>();
            foreach (string path in Directory.GetFiles(Repository.Domains, "*.pddl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (Path.GetFileName(Path.GetDirectoryName(path)) == "problems")
                {
                    problems.Add(Path.GetRelativePath(Repository.Domains, path), PlanEngine.Search);
                    problems.Add(Path.GetRelativePath(Repository.Domains, path), PlanEngine.Smt);
                }
            }

            return problems;
        }
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public void Each_engine_finds_a_plan_that_validates(string name, PlanEngine engine)
    {
        string path = Path.Combine(Repository.Domains, name);
        PddlDomain domain = PddlDomain.Load(PddlFiles.FindDomain(path));
        PddlProblem problem = PddlProblem.Load(path, domain);

        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = engine });

        ValidationResult verdict = PlanValidator.Validate(domain, problem, result.Plan!);
        Assert.True(verdict.IsValid, verdict.Reason);
    }

    [Fact]
    public void Every_domain_has_problems() => Assert.All(
        Directory.GetFiles(Repository.Domains, "domain.pddl", SearchOption.AllDirectories),
        domain => Assert.NotEmpty(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(domain)!, "problems"), "*.pddl")));
}
