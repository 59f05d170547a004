using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Small problems of things that are somewhere: most actions take a thing from one place and put it at another, so that there are
/// invariants to find, and some do not quite, so that there are invariants to get wrong.</summary>
internal sealed class RandomMovers
{
    private readonly Random random;
    private readonly bool hasNumbers;

    private RandomMovers(Random random)
    {
        this.random = random;
        hasNumbers = random.Next(3) == 0;
    }

    public static (PddlDomain Domain, PddlProblem Problem) Draw(Random random)
    {
        var draw = new RandomMovers(random);
        PddlDomain domain = PddlDomain.Parse(draw.Domain());
        return (domain, PddlProblem.Parse(draw.Problem(), domain));
    }

    private string Domain() =>
        "(define (domain d) (:requirements :adl :fluents) (:types thing place)"
        + " (:predicates (at ?x - thing ?l - place) (in ?x - thing ?l - place) (free ?l - place) (mark ?x - thing) (hand)"
        + " (link ?l ?m - place))"
        + " (:functions (fuel ?x - thing) (total-cost))"
        + string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(Action)) + ")";

    private string Action(int number)
    {
        string from = Some("(at ?x ?l)", "(in ?x ?l)", "(at ?x ?l)", "(free ?l)", "(hand)", "(mark ?x)");
        string to = Some("(at ?x ?m)", "(in ?x ?m)", "(in ?x ?l)", "(free ?m)", "(hand)", "(mark ?x)", "(mark ?y)");
        string precondition = Mostly(from) + Often("(link ?l ?m)") + Sometimes(Condition(2)) + Sometimes(Condition(2));
        string effect = Mostly($"(not {from})") + Mostly(to) + Sometimes(Effect());
        if (hasNumbers)
        {
            precondition += Sometimes(Comparison());
            effect += Sometimes("(decrease (fuel ?x) 1)") + Sometimes("(increase (total-cost) 1.5)") + Sometimes("(assign (fuel ?y) 2)");
        }

        return $"(:action a{number} :parameters (?x ?y - thing ?l ?m - place) :precondition (and {precondition}) :effect (and {effect}))";
    }

    private string Effect() => random.Next(5) switch
    {
        0 => Literal("?x", "?m"),
        1 => $"(when {Condition(1)} {Literal("?y", "?m")})",
        2 => $"(forall (?z - thing) (when {Some("(at ?z ?l)", "(in ?z ?l)", Condition(1))} (and {Literal("?z", "?l")} {Literal("?z", "?m")})))",
        3 => $"(forall (?z - thing) (when (at ?z ?l) (and (not (at ?z ?l)) (at ?z ?m))))",
        _ => hasNumbers ? $"(when {Condition(1)} (increase (fuel ?y) 1))" : Literal("?y", "?l"),
    };

    private string Condition(int depth) => random.Next(depth == 0 ? 4 : 9) switch
    {
        0 or 1 => Literal("?x", "?l"),
        2 => Literal("?y", "?m"),
        3 => Some("(= ?x ?y)", "(not (= ?l ?m))", "(link ?m ?l)", "(not (link ?l ?m))"),
        4 => $"(or {Condition(depth - 1)} {Condition(depth - 1)})",
        5 => $"(imply {Condition(depth - 1)} {Condition(depth - 1)})",
        6 => $"(forall (?z - thing) (or {Literal("?z", "?l")} {Condition(depth - 1)}))",
        7 => $"(exists (?n - place) (and (link ?l ?n) {Literal("?x", "?n")} {Condition(depth - 1)}))",
        _ => hasNumbers ? Comparison() : $"(not {Condition(depth - 1)})",
    };

    private string Comparison() =>
        Some("(>= (fuel ?x) 1)", "(< (fuel ?y) (fuel ?x))", "(= (fuel ?x) 2)", "(not (= (fuel ?y) 1))", "(> (+ (fuel ?x) (fuel ?y)) 2)");

    private string Literal(string thing, string place)
    {
        string atom = Some($"(at {thing} {place})", $"(in {thing} {place})", $"(free {place})", $"(mark {thing})", "(hand)");
        return random.Next(2) == 0 ? atom : $"(not {atom})";
    }

    private string Problem()
    {
        string[] things = ["a", "b"];
        string[] places = random.Next(2) == 0 ? ["p", "q"] : ["p", "q", "r"];
        string init = string.Concat(things.Select(thing => Often($"({Some("at", "in")} {thing} {Some(places)})")))
            + string.Concat(things.Select(thing => Sometimes($"(mark {thing})")))
            + string.Concat(places.Select(place => Sometimes($"(free {place})")))
            + string.Concat(places.SelectMany(_ => places, (from, to) => Often($"(link {from} {to})")))
            + Sometimes("(hand)") + Sometimes($"(at {Some(things)} {Some(places)})")
            + string.Concat(things.Select(thing => Often($"(= (fuel {thing}) {random.Next(4)})")));
        string goal = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Literal(Some(things), Some(places))));
        string metric = hasNumbers && random.Next(2) == 0 ? $"(:metric minimize {Some("(total-cost)", "(+ (total-cost) (* 2 (total-time)))")})" : "";
        return $"(define (problem p) (:domain d) (:objects {string.Join(' ', things)} - thing {string.Join(' ', places)} - place)"
            + $" (:init {init}) (:goal (and {goal})) {metric})";
    }

    private string Mostly(string text) => random.Next(20) > 0 ? text : "";

    private string Often(string text) => random.Next(5) > 0 ? text : "";

    private string Sometimes(string text) => random.Next(3) == 0 ? text : "";

    private string Some(params string[] texts) => texts[random.Next(texts.Length)];
}
