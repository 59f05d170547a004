using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Problems without plan that a teacher meets, each with the cause that a teacher would name.</summary>
public class ExplanationTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Tests", "Explanation", "problems");

    private static readonly string Blocks =
        Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Benchmarks", "problems", "blocks", "domain.pddl");

    private static (PddlDomain Domain, PddlProblem Problem) Load(string domain, string problem)
    {
        string path = domain switch
        {
            "hanoi" => Path.Combine(Domains.HanoiFolder, "domain.pddl"),
            "blocks" => Blocks,
            _ => Path.Combine(Folder, $"{domain}.pddl"),
        };
        PddlDomain read = PddlDomain.Load(path);
        return (read, PddlProblem.Load(Path.Combine(Folder, $"{problem}.pddl"), read));
    }

    [Theory]
    [InlineData("doors", "missing-key", ExplanationKind.MissingFact, "vault-key", "(in vault)", "add (lies vault-key hall) to :init")]
    [InlineData("blocks", "missing-gripper", ExplanationKind.MissingFact, "(hand-empty)", "(on a b) (on b c)", "add (hand-empty) to :init")]
    [InlineData("hanoi", "wrong-size-order", ExplanationKind.MissingFact, "(smaller cube3 cube2)", "(on cube3 cube2)", "add (smaller cube3 cube2) to :init")]
    [InlineData("roads", "missing-road", ExplanationKind.MissingFact, "(road village town) is there, the other way round", "(at letter village)", "add (road town village) to :init")]
    [InlineData("wrong-type-domain", "wrong-type", ExplanationKind.WrongType, "the object b is of the type place, and block is asked for", "(on b a)", "declare b as block")]
    [InlineData("blocks", "two-on-one-another", ExplanationKind.ContradictoryGoals, "(on a b) and (on b a) cannot", "(on a b) (on b a)", "leave out the goal (on a b)")]
    [InlineData("roads", "two-places", ExplanationKind.ContradictoryGoals, "what makes (at truck1 town) true makes (at truck1 depot) false", "(at truck1 town) (at truck1 depot)", "leave out the goal (at truck1 town)")]
    [InlineData("storeroom", "full-area", ExplanationKind.ContradictoryGoals, "(free shelf", "(in box1 shelf) (in box2 shelf) (in box3 shelf)", "add another square like shelf1")]
    [InlineData("fuel", "no-fuel", ExplanationKind.NumberOutOfReach, "(fuel truck1)", "(lies crate1 town)", "set (fuel truck1) to 12 instead of 3")]
    [InlineData("fuel", "small-capacity", ExplanationKind.NumberOutOfReach, "(>= (room truck1) (weight anvil))", "(lies anvil town)", "set (room truck1) to 8 instead of 5")]
    public void The_cause_is_named_in_the_words_of_the_problem(
        string domainName, string problemName, ExplanationKind kind, string cause, string goals, string repair)
    {
        (PddlDomain domain, PddlProblem problem) = Load(domainName, problemName);
        Explanation explanation = Explanation.Of(domain, problem, new ExplanationLimits());
        string text = explanation.ToString();
        Assert.True(kind == explanation.Kind, text);
        Assert.True(explanation.IsProved, text);
        Assert.Contains(cause, explanation.Summary, StringComparison.Ordinal);
        Assert.Equal(goals, string.Join(' ', explanation.Goals));
        Assert.Contains(repair, explanation.Repairs.Select(one => one.Sentence));
        Assert.All(explanation.Repairs, one =>
        {
            Plan? plan = PddlPlanner.Solve(domain, one.Problem, new PlannerOptions { Engine = PlanEngine.Search }).Plan;
            Assert.True(PlanValidator.Validate(domain, one.Problem, plan!).IsValid, one.Sentence);
        });
    }

    [Fact]
    public void A_misspelled_predicate_is_named_by_the_reader()
    {
        PddlException error = Assert.Throws<PddlException>(() => Load("roads", "misspelled"));
        Assert.Contains("'roads'; perhaps 'road' is meant", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_with_a_plan_is_not_blamed()
    {
        Explanation explanation = Explanation.Of(Domains.Hanoi, Domains.HanoiProblem(4), new ExplanationLimits());
        Assert.Equal(ExplanationKind.HasPlan, explanation.Kind);
    }
}
