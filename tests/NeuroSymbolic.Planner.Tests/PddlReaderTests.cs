using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class PddlReaderTests
{
    private const string Delivery = """
        (DEFINE (DOMAIN delivery)
          (:requirements :strips :typing :negative-preconditions :equality)
          (:types truck drone - vehicle vehicle parcel - object depot)
          (:constants home - depot)
          (:predicates (at ?v - (either vehicle parcel) ?d - depot) (broken ?v - vehicle))
          (:action move
            :parameters (?v - vehicle ?from ?to - depot)
            :precondition (and (at ?v ?from) (not (broken ?v)) (not (= ?from ?to)))
            :effect (and (at ?v ?to) (not (at ?v ?from))))
          (:action crash
            :parameters (?v - drone)
            :effect (broken ?v)))
        """;

    private static PddlProblem Problem(PddlDomain domain, string objects, string init, string goal) => PddlProblem.Parse(
        $"(define (problem p) (:domain delivery) (:objects {objects}) (:init {init}) (:goal {goal}))", domain);

    private static PlanResult Solve(PddlDomain domain, PddlProblem problem, PlanEngine engine) =>
        PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = engine, IsOptimal = true });

    [Fact]
    public void Names_are_case_insensitive_and_types_have_kinds()
    {
        PddlDomain domain = PddlDomain.Parse(Delivery);
        Assert.Equal("delivery", domain.Name);
        Assert.True(domain.Types.Fits(new TypedName("x", "drone"), ["vehicle"]));
        Assert.True(domain.Types.Fits(new TypedName("x", "drone"), [TypeHierarchy.Root]));
        Assert.False(domain.Types.Fits(new TypedName("x", "vehicle"), ["drone"]));
        Assert.Equal(["move", "crash"], domain.Actions.Select(action => action.Name));
    }

    [Theory]
    [InlineData(PlanEngine.Smt)]
    [InlineData(PlanEngine.Search)]
    public void Constants_either_types_negative_preconditions_and_equality_mean_what_they_say(PlanEngine engine)
    {
        PddlDomain domain = PddlDomain.Parse(Delivery);
        PddlProblem problem = Problem(
            domain, "t - truck d - drone far - depot", "(at t home) (at d home) (broken t)", "(and (at d far) (broken d) (not (at d home)))");
        PlanResult result = Solve(domain, problem, engine);
        Assert.True(result.Status is PlanStatus.SolvedOptimally or PlanStatus.Solved);
        Assert.Equal("(move d home far)\n(crash d)", result.Plan!.ToString());

        // a broken truck never moves, and nothing repairs it
        Assert.Equal(PlanStatus.Unsolvable, Solve(domain, problem with { Goal = new Formula.Atom("at", ["t", "far"]) }, engine).Status);
    }

    [Theory]
    [InlineData("(= home home)", PlanStatus.SolvedOptimally)]
    [InlineData("(= home far)", PlanStatus.Unsolvable)]
    [InlineData("(not (= home far))", PlanStatus.SolvedOptimally)]
    [InlineData("(not (at t home))", PlanStatus.Unsolvable)]
    [InlineData("()", PlanStatus.SolvedOptimally)]
    public void Goals_that_need_no_action_are_decided_by_grounding(string goal, PlanStatus expected)
    {
        PddlDomain domain = PddlDomain.Parse(Delivery.Replace("(not (at ?v ?from))", "", StringComparison.Ordinal));
        PlanResult result = Solve(domain, Problem(domain, "t - truck far - depot", "(at t home)", goal), PlanEngine.Search);
        Assert.Equal(expected, result.Status);
        Assert.True(result.Plan is null or { Length: 0 });
    }

    [Fact]
    public void An_effect_that_asserts_wins_over_one_that_denies()
    {
        PddlDomain domain = PddlDomain.Parse("(define (domain d) (:predicates (p) (q)) (:action a :effect (and (p) (not (p)) (q))))");
        var problem = new PddlProblem("p", [], FactSet.Empty, FactSet.Parse("(p)", "(q)"));
        Assert.Equal(FactSet.Parse("(p)", "(q)"), new StepRules(domain, []).Apply(FactSet.Empty, PlanStep.Parse("(a)")));
        Assert.Equal(1, Solve(domain, problem, PlanEngine.Search).Plan!.Length);
        Assert.Equal(1, Solve(domain, problem, PlanEngine.Smt).Plan!.Length);
    }

    [Fact]
    public void The_domain_is_found_beside_the_problem_or_one_folder_up()
    {
        string expected = Path.Combine(Domains.HanoiFolder, "domain.pddl");
        Assert.Equal(expected, PddlFiles.FindDomain(Path.Combine(Domains.HanoiFolder, "problem.pddl")));
        Assert.Equal(expected, PddlFiles.FindDomain(Path.Combine(Domains.HanoiFolder, "problems", "hanoi-3.pddl")));
        Assert.Throws<InputException>(() => PddlFiles.FindDomain(Path.Combine(Repository.Domains, "p.pddl")));
    }
}
