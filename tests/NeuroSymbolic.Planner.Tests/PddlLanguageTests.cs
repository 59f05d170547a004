using System.Diagnostics;
using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Domains and problems as people write them, with all constructs of PDDL 2.1 level 2.</summary>
public class PddlLanguageTests
{
    /// <summary>Every construct, and every liberty that texts in circulation take.</summary>
    private const string Depot = """
        (define (domain Depot)
          (:functions (load ?t - truck) (weight ?c - crate) - number (distance ?a ?b - place) (total-cost) - number)
          (:predicates (at ?x - (either truck crate) ?p - place) (in ?c - crate ?c - truck) (truck ?t - truck) (alarm))
          (:action drive
            :effect (and (at ?t ?to) (not (at ?t ?from)) (increase (total-cost) (+ 1 (distance ?from ?to) (* 2 (load ?t))))
                         (forall (?c - crate) (when (in ?c ?t) (when (alarm) (and (not (in ?c ?t)) (at ?c ?from))))))
            :parameters (?t - truck ?from ?to - place)
            :precondition (and (at ?t ?from) (not (= ?from ?to)) (imply (alarm) (exists (?c - crate) (in ?c ?t)))))
          (:action load
            :parameters (?c - crate ?t - truck ?p -place)
            :precondition (and (at ?c ?p) (at ?t ?p) (<= (+ (load ?t) (weight ?c)) 10.5) (or (truck ?t) (not (alarm))))
            :effect (and (in ?c ?t) (not (at ?c ?p)) (increase (load ?t) (weight ?c))))
          (:action unload
            :parameters (?c - crate ?t - truck ?p - place)
            :precondition (and (in ?c ?t) (at ?t ?p) (forall (?d - crate ?u - truck) (or (= ?c ?d) (not (in ?d ?u)))))
            :effect (and (at ?c ?p) (not (in ?c ?t)) (decrease (load ?t) (weight ?c))))
          (:action reset
            :precondition ()
            :effect (and (assign (total-cost) (- (- 3) -3)) (scale-up (total-cost) 2) (scale-down (total-cost) (/ 4 2))))
          (:types truck crate place -object)
          (:constants home - place t1 - truck)
          (:timeless (at t1 home))
          (:requirements :adl :fluents))
        """;

    private static PddlDomain Domain { get; } = PddlDomain.Parse(Depot);

    private const string Problem = """
        (define (problem p)
          (:requirements :typing)
          (:goal (and (at c1 home) (forall (?c - crate) (or (at ?c home) (= ?c c1)))))
          (:metric minimize (+ (* 2 total-time) (total-cost)))
          (:domain DEPOT)
          (:init (at c1 far) (not (alarm)) (= (load t1) 0) (= (weight c1) 2.5) (= (weight c1) 2.50)
                 (= (distance home far) 7) (= (distance far home) 1e1))
          (:objects c1 - crate far - place t1 - truck))
        """;

    [Fact]
    public void Every_construct_is_read()
    {
        Assert.Equal(["load", "weight", "distance", "total-cost"], Domain.Functions.Select(function => function.Name));
        Assert.Equal(["drive", "load", "unload", "reset"], Domain.Actions.Select(action => action.Name));
        var drive = (Effect.All)Domain.FindAction("drive")!.Effect;
        var cost = (Effect.Change)drive.Parts[2];
        Assert.Equal(ChangeOperator.Increase, cost.Operator);
        Assert.Equal(ArithmeticOperator.Add, ((NumericExpression.Operation)cost.Amount).Operator);
        var each = (Effect.ForAll)drive.Parts[3];
        Assert.IsType<Effect.When>(((Effect.When)each.Body).Body);
        Assert.IsType<Formula.Imply>(((Formula.And)Domain.FindAction("drive")!.Precondition).Parts[2]);
        Assert.Empty(((Formula.And)Domain.FindAction("reset")!.Precondition).Parts);
        Assert.Equal("place", Assert.Single(Domain.FindAction("load")!.Parameters[2].Types));
    }

    [Fact]
    public void Problems_have_numbers_and_a_metric()
    {
        PddlProblem problem = PddlProblem.Parse(Problem, Domain);

        // t1 is a constant too, and its place is timeless
        Assert.Equal(["c1", "far"], problem.Objects.Select(item => item.Name));
        Assert.Equal(FactSet.Parse("(at c1 far)", "(at t1 home)"), problem.Init);
        Assert.Equal([0, 2.5m, 7, 10, 0], problem.InitialValues.Select(value => value.Value));
        Assert.Equal("total-cost", problem.InitialValues[^1].Function);
        Assert.True(problem.Metric!.IsMinimized);
        Assert.IsType<Formula.ForAll>(((Formula.And)problem.Goal).Parts[1]);
    }

    [Theory]
    [InlineData("(= (weight c1) 2.50)", "(= (weight c1) 3)", "p:6:72: '(weight c1)' is given two values.")]
    [InlineData("(= (weight c1) 2.50)", "(= (weight c1) far)", "p:6:87: 'far' is an object; functions with other values than numbers are not supported.")]
    [InlineData("(= (weight c1) 2.50)", "(= (weight far) 1)", "p:6:83: 'far - place' does not fit '?c - crate' of the function 'weight'.")]
    [InlineData("total-time", "(is-violated x)", "p:4:29: 'is-violated' (preferences) is not supported.")]
    [InlineData("(forall (?c - crate)", "(forall (?c - box)", "p:3:42: unknown type 'box'; known: object, truck, crate, place.")]
    public void Wrong_numbers_and_quantifiers_of_problems_are_refused(string right, string wrong, string firstLine)
    {
        string text = Problem.Replace(right, wrong, StringComparison.Ordinal);
        var error = Assert.Throws<PddlException>(() => PddlProblem.Parse(text, Domain, "p"));
        Assert.Equal(firstLine, error.Message.Split('\n')[0]);
    }

    [Fact]
    public void A_thousand_operands_are_no_nesting()
    {
        string sum = $"(>= (+ {string.Concat(Enumerable.Repeat("(f) ", 1000))}) 1)";
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) (:functions (f)) (:action a :precondition {sum}))");
        Assert.IsType<Formula.Comparison>(domain.Actions[0].Precondition);
    }

    [Fact]
    public void A_hundred_thousand_facts_are_read_without_comparing_each_with_all()
    {
        var text = new StringBuilder("(define (problem p) (:domain depot) (:objects");
        for (int i = 0; i < 10_000; i++)
        {
            text.Append(" c").Append(i);
        }

        text.Append(" - crate) (:init");
        for (int i = 0; i < 100_000; i++)
        {
            text.Append(" (in c").Append(i % 10_000).Append(" t").Append(1).Append(')').Append(" (= (weight c").Append(i % 10_000).Append(") 1)");
        }

        string whole = text.Append(") (:goal ()))").ToString();
        var clock = Stopwatch.StartNew();
        Assert.Equal(10_001, PddlProblem.Parse(whole, Domain).Init.Count);
        // half a second on an idle machine; were each fact compared with all before it, minutes
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"{clock.Elapsed}");
    }
}
