using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

public class ActionAbsenceTests
{
    [Theory]
    [InlineData("(pick cube1 left)", "(pick cube1 left) is there: plans can use it.")]
    [InlineData("(pik cube1 left)", "The domain has no action 'pik'; perhaps 'pick' is meant.")]
    [InlineData("(pick cube1)", "'pick' takes 2 arguments, not 1: (pick ?d - disk ?from - place).")]
    [InlineData("(pick cube1 lefft)", "The problem has no object 'lefft'; perhaps 'left' is meant.")]
    [InlineData("(place left cube1)", "'left - peg' does not fit the parameter '?d - disk' of 'place'.")]
    [InlineData("(place cube2 cube1)", "(place cube2 cube1) can never be taken: it needs (smaller cube2 cube1), and *")]
    [InlineData("(pick cube3 cube1)", "(pick cube3 cube1) needs (on cube3 cube1), which can never be true. *(smaller cube3 cube1)*")]
    public void In_the_domain_s_own_words(string step, string sentence) =>
        Matches(sentence, ActionAbsence.Explain(Domains.Hanoi, Domains.HanoiProblem(3), PlanStep.Parse(step)));

    [Theory]
    [InlineData("(both)", "(both) can never be taken: it needs (at a) and (at b), which exclude each other.")]
    [InlineData("(idle a)", "(idle a) changes nothing: all that it makes true holds whenever it can be taken.")]
    [InlineData("(paint b)", "(paint b) is of no use: the goal, and all that helps to reach it, is the same after it.")]
    [InlineData("(fly a b)", "(fly a b) does the same as (move a b), which costs no more; one of them is enough.")]
    [InlineData("(move a b)", "(move a b) is there: plans can use it.")]
    public void With_the_reason_why_it_was_dropped(string step, string sentence)
    {
        PddlDomain domain = PddlDomain.Parse("""
            (define (domain d) (:constants a b c) (:predicates (at ?x) (painted ?x) (done))
              (:action move :parameters (?x ?y) :precondition (and (at ?x) (not (= ?x ?y))) :effect (and (not (at ?x)) (at ?y)))
              (:action fly :parameters (?x ?y) :precondition (and (at ?x) (not (= ?x ?y))) :effect (and (not (at ?x)) (at ?y) (painted ?y)))
              (:action idle :parameters (?x) :precondition (at ?x) :effect (at ?x))
              (:action paint :parameters (?x) :precondition (at ?x) :effect (painted ?x))
              (:action both :precondition (and (at a) (at b)) :effect (done))
              (:action end :precondition (at c) :effect (done)))
            """);
        PddlProblem problem = PddlProblem.Parse("(define (problem p) (:domain d) (:init (at a)) (:goal (and (done) (at b))))", domain);
        Matches(sentence, ActionAbsence.Explain(domain, problem, PlanStep.Parse(step)));
    }

    /// <summary>Parts of the sentence stand between stars.</summary>
    private static void Matches(string pattern, string sentence)
    {
        string[] parts = pattern.Split('*');
        Assert.StartsWith(parts[0], sentence, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, sentence, StringComparison.Ordinal));
        Assert.True(parts.Length > 1 || sentence == pattern, sentence);
    }
}
