using System.Collections.Immutable;
using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>What quantifiers, disjunctions, conditional effects and numbers mean, and what the validator says where they fail.</summary>
public class LanguageValidationTests
{
    private static readonly PddlDomain Delivery = PddlDomain.Parse("""
        (define (domain delivery)
          (:types place truck crate)
          (:predicates (at ?t - truck ?p - place) (on ?c - crate ?p - place) (in ?c - crate ?t - truck) (locked ?p - place))
          (:functions (fuel ?t - truck) (distance ?a ?b - place) (total-cost))
          (:action drive
            :parameters (?t - truck ?from ?to - place)
            :precondition (and (at ?t ?from) (>= (fuel ?t) (distance ?from ?to)) (or (not (locked ?to)) (exists (?c - crate) (in ?c ?t))))
            :effect (and (at ?t ?to) (not (at ?t ?from)) (decrease (fuel ?t) (distance ?from ?to)) (increase (total-cost) (distance ?from ?to))
              (forall (?c - crate) (when (in ?c ?t) (and (on ?c ?to) (not (on ?c ?from)))))))
          (:action load
            :parameters (?c - crate ?t - truck ?p - place)
            :precondition (and (at ?t ?p) (on ?c ?p) (forall (?d - crate) (not (in ?d ?t))))
            :effect (in ?c ?t))
          (:action refuel
            :parameters (?t - truck)
            :effect (and (assign (fuel ?t) 10) (increase (total-cost) 5))))
        """);

    private static readonly PddlProblem Problem = PddlProblem.Parse("""
        (define (problem p) (:domain delivery)
          (:objects home far - place t - truck c d - crate)
          (:init (at t home) (on c home) (on d home) (locked far) (= (fuel t) 6.5) (= (distance home far) 4) (= (distance far home) 4))
          (:goal (and (on c far) (or (at t home) (on d far))))
          (:metric minimize (+ (total-cost) (* 0.5 total-time))))
        """, Delivery);

    [Fact]
    public void A_valid_plan_has_the_metrics_value()
    {
        ValidationResult result = Validate("(load c t home)\n(drive t home far)\n(refuel t)\n(drive t far home)");

        // the crate rides along, so the last step takes it home again
        Assert.Equal("After the last step the goal fails: (on c far) does not hold, because step 4 (drive t far home) made it false.", result.Reason);
        var quick = PddlProblem.Parse(PddlPrinter.Print(Problem with { Goal = new Formula.Atom("on", ["c", "far"]) }, Delivery), Delivery);
        Assert.Equal(
            new ValidationResult(true, null, null) { Cost = 4 + (0.5m * 2) },
            PlanValidator.Validate(Delivery, quick, IpcPlanFile.Parse("(load c t home)\n(drive t home far)")));
    }

    [Theory]
    [InlineData(
        "(drive t home far)",
        "Step 1 (drive t home far) cannot be taken: (or (not (locked far)) (exists (?c - crate) (in ?c t))) does not hold.",
        "A repair must make (or (not (locked far)) (exists (?c - crate) (in ?c t))) hold before step 1, by (load ?c t ?p).")]
    [InlineData(
        "(load c t home)\n(load d t home)",
        "Step 2 (load d t home) cannot be taken: (in c t) holds, because step 1 (load c t home) made it true, and (forall (?d - crate) (not (in ?d t))) forbids it.",
        "No action of the domain can make (in c t) false, so that step 2 must be another.")]
    [InlineData(
        "(load c t home)\n(drive t home far)\n(drive t far home)",
        "Step 3 (drive t far home) cannot be taken: (>= (fuel t) (distance far home)) does not hold: (fuel t) is 2.5 and (distance far home) is 4, last changed by step 2 (drive t home far).",
        "A repair must make (>= (fuel t) (distance far home)) hold between steps 2 and 3, by (refuel t).")]
    [InlineData(
        "(drive t home home)",
        "Step 1 (drive t home home) cannot be taken: (>= (fuel t) (distance home home)) does not hold: (fuel t) is 6.5 and (distance home home) has no value.",
        "A repair must make (>= (fuel t) (distance home home)) hold before step 1, by (refuel t).")]
    public void Failures_are_told_in_the_problems_words(string plan, string reason, string repair)
    {
        ValidationResult result = Validate(plan);
        Assert.Equal(reason, result.Reason);
        Assert.Equal(repair, result.Repair);
        Assert.Null(result.Cost);
    }

    [Theory]
    [InlineData("(assign (f) 1) (assign (f) 2)", "its effects change (f) in two ways at once")]
    [InlineData("(assign (f) 1) (increase (f) 2)", "its effects change (f) in two ways at once")]
    [InlineData("(increase (g) 1)", "(g) has no value to change")]
    [InlineData("(increase (f) (g))", "the effect (increase (f) (g)) has no defined value")]
    [InlineData("(scale-down (f) 0)", "(f) would have no defined value")]
    [InlineData("(scale-up (f) (* 1e999 1e999 1e999 1e999 1e999)) (scale-up (f) (* 1e999 1e999 1e999 1e999 1e999)) (scale-up (f) (* 1e999 1e999 1e999 1e999 1e999)) (scale-up (f) (* 1e999 1e999 1e999 1e999 1e999))", "(f) would have no defined value")]
    public void Changes_without_a_meaning_are_refused(string effects, string reason)
    {
        (PddlDomain domain, PddlProblem problem) = Numbers(effects, "()");
        Assert.Equal(
            $"Step 1 (a) cannot be taken: {reason}.", PlanValidator.Validate(domain, problem, IpcPlanFile.Parse("(a)")).Reason);
    }

    [Theory]
    [InlineData("(increase (f) 1) (increase (f) 2)", 5)]
    [InlineData("(increase (f) (f)) (decrease (f) 1)", 3)]
    [InlineData("(scale-up (f) 3) (scale-up (f) 0.5)", 3)]
    [InlineData("(scale-down (f) 3) (scale-down (f) 2)", 1.0 / 3)]
    [InlineData("(assign (f) (- (/ (f) 4) (* 2 -1 (f)))) (when (> (f) 2) (assign (f) 0))", 4.5)]
    [InlineData("(assign (f) 7) (when (= (f) 2) (assign (f) (+ 3 4)))", 7)]
    [InlineData("(when (not (< (g) 1)) (assign (f) 1))", 1)]
    public void Changes_are_computed_in_the_state_before(string effects, double expected)
    {
        (PddlDomain domain, PddlProblem problem) = Numbers(effects, "()");
        SymbolicState after = new StepRules(domain, []).Apply(SymbolicState.Start(problem), PlanStep.Parse("(a)"))!;
        Assert.Equal(expected, (double)after.Numbers[Fact.Parse("(f)")], 1e-12);
        Assert.Equal(expected, (double)PlanValidator.Validate(domain, problem, IpcPlanFile.Parse("(a)")).Cost!.Value, 1e-12);
    }

    [Fact]
    public void An_inner_variable_hides_an_outer_one_of_its_name()
    {
        PddlDomain domain = PddlDomain.Parse(
            "(define (domain d) (:predicates (p ?x)) (:action a :parameters (?x) :precondition (and (p ?x) (not (forall (?x) (p ?x))))))");
        var rules = new StepRules(domain, [new TypedName("o"), new TypedName("u")]);
        Assert.Null(rules.Obstacle(new SymbolicState(FactSet.Parse("(p o)")), PlanStep.Parse("(a o)")));
        Assert.Equal("(p u) does not hold", rules.Obstacle(new SymbolicState(FactSet.Parse("(p o)")), PlanStep.Parse("(a u)")));
        Assert.Equal(
            "(forall (?x) (p ?x)) holds", rules.Obstacle(new SymbolicState(FactSet.Parse("(p o)", "(p u)")), PlanStep.Parse("(a o)")));
    }

    [Fact]
    public void States_are_equal_by_what_is_in_them()
    {
        var one = SymbolicState.Start(Problem);
        var other = SymbolicState.Start(PddlProblem.Parse(PddlPrinter.Print(Problem, Delivery), Delivery));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, one with { Numbers = one.Numbers.SetItem(Fact.Parse("(fuel t)"), 6) });
    }

    [Fact]
    public void A_thousand_steps_over_ten_thousand_facts_are_quick()
    {
        ImmutableArray<TypedName> places = [.. Enumerable.Range(0, 5000).Select(i => new TypedName($"p{i}", "place"))];
        var init = new FactSet(places.SelectMany(place => new[] { new Fact("locked", place.Name), new Fact("on", "c", place.Name) })
            .Append(new Fact("at", "t", "p0")).Append(new Fact("in", "c", "t")));
        var problem = new PddlProblem(
            "p", [.. places, new TypedName("t", "truck"), new TypedName("c", "crate")], init,
            [new FunctionValue("fuel", ["t"], 0), new FunctionValue("total-cost", [], 0),
                .. Enumerable.Range(0, 1000).Select(i => new FunctionValue("distance", [$"p{i}", $"p{i + 1}"], 0))],
            new Formula.Atom("at", ["t", "p1000"]), Metric: null);
        var plan = new Plan([.. Enumerable.Range(0, 1000).Select(i => PlanStep.Parse($"(drive t p{i} p{i + 1})"))]);
        var clock = Stopwatch.StartNew();
        Assert.True(PlanValidator.Validate(Delivery, problem, plan).IsValid);

        // a tenth of a second where nothing else runs
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static ValidationResult Validate(string plan) => PlanValidator.Validate(Delivery, Problem, IpcPlanFile.Parse(plan));

    private static (PddlDomain Domain, PddlProblem Problem) Numbers(string effects, string goal)
    {
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) (:functions (f) (g)) (:action a :effect (and {effects})))");
        return (domain, PddlProblem.Parse(
            $"(define (problem p) (:domain d) (:init (= (f) 2)) (:goal {goal}) (:metric maximize (f)))", domain));
    }
}
