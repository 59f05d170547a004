using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Search;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>First plans of problems in which numbers that are to fit together are changed one at a time.</summary>
public class NumericSearchTests
{
    private static EngineOutcome FirstPlan(string domainText, string problemText)
    {
        PddlDomain domain = PddlDomain.Parse(domainText);
        GroundTask task = Grounder.Ground(domain, PddlProblem.Parse(problemText, domain), 100_000)!;
        return new SearchEngine(task).FirstPlan(new EngineLimits(3000, 1L << 30, int.MaxValue, CancellationToken.None));
    }

    [Theory]
    [InlineData("level")]
    [InlineData("falling")]
    public void Numbers_are_put_in_order_without_undoing_each_other(string start)
    {
        const int Count = 20;
        string names = string.Join(' ', Enumerable.Range(0, Count).Select(i => $"c{i}"));
        string values = string.Concat(Enumerable.Range(0, Count)
            .Select(i => $"(= (value c{i}) {(start == "level" ? 0 : 2 * (Count - 1 - i))})"));
        string order = string.Concat(Enumerable.Range(1, Count - 1).Select(i => $"(<= (+ (value c{i - 1}) 1) (value c{i}))"));
        EngineOutcome outcome = FirstPlan(
            """
            (define (domain dials) (:requirements :typing :numeric-fluents) (:types dial)
              (:functions (value ?c - dial))
              (:action up :parameters (?c - dial) :precondition (<= (value ?c) 39) :effect (increase (value ?c) 1))
              (:action down :parameters (?c - dial) :precondition (>= (value ?c) 1) :effect (decrease (value ?c) 1)))
            """,
            $"(define (problem order) (:domain dials) (:objects {names} - dial) (:init {values}) (:goal (and {order})))");
        Assert.Equal(PlanStatus.Solved, outcome.Status);

        // the least of all where they start level: 0 + 1 + ... + 19
        Assert.InRange(outcome.Actions!.Value.Length, 190, start == "level" ? 190 : 400);
    }

    [Fact]
    public void Boats_reach_people_who_are_seen_from_a_region_of_the_plane()
    {
        string boats = string.Join(' ', Enumerable.Range(0, 4).Select(i => $"b{i}"));
        string people = string.Join(' ', Enumerable.Range(0, 12).Select(i => $"p{i}"));
        string places = string.Concat(Enumerable.Range(0, 4).Select(i => $"(= (x b{i}) {(3 * i) - 5})(= (y b{i}) 0)"));
        string distances = string.Concat(Enumerable.Range(0, 12).Select(i => $"(= (d p{i}) {((i * 37) % 100) - 50})"));
        string saved = string.Concat(Enumerable.Range(0, 12).Select(i => $"(saved p{i})"));
        EngineOutcome outcome = FirstPlan(
            """
            (define (domain boats) (:requirements :typing :numeric-fluents) (:types boat person)
              (:predicates (saved ?p - person))
              (:functions (x ?b - boat) (y ?b - boat) (d ?p - person))
              (:action north-east :parameters (?b - boat) :effect (and (increase (x ?b) 1.5) (increase (y ?b) 1.5)))
              (:action north-west :parameters (?b - boat) :effect (and (decrease (x ?b) 1.5) (increase (y ?b) 1.5)))
              (:action east :parameters (?b - boat) :effect (increase (x ?b) 3))
              (:action west :parameters (?b - boat) :effect (decrease (x ?b) 3))
              (:action south-east :parameters (?b - boat) :effect (and (increase (x ?b) 2) (decrease (y ?b) 2)))
              (:action south-west :parameters (?b - boat) :effect (and (decrease (x ?b) 2) (decrease (y ?b) 2)))
              (:action save :parameters (?b - boat ?p - person)
                :precondition (and (>= (+ (x ?b) (y ?b)) (d ?p)) (>= (- (y ?b) (x ?b)) (d ?p))
                                   (<= (+ (x ?b) (y ?b)) (+ (d ?p) 5)) (<= (- (y ?b) (x ?b)) (+ (d ?p) 5)))
                :effect (saved ?p)))
            """,
            $"(define (problem rescue) (:domain boats) (:objects {boats} - boat {people} - person) (:init {places} {distances}) (:goal (and {saved})))");
        Assert.Equal(PlanStatus.Solved, outcome.Status);
    }

    [Fact]
    public void Rovers_recharge_before_they_are_stranded()
    {
        const int Places = 16;
        string places = string.Join(' ', Enumerable.Range(0, Places).Select(i => $"w{i}"));
        string ways = string.Concat(Enumerable.Range(1, Places - 1).Select(i => $"(way w{i - 1} w{i}) (way w{i} w{i - 1})"));
        string rocks = string.Concat(Enumerable.Range(0, Places).Select(i => $"(rock w{i})"));
        string seen = string.Concat(Enumerable.Range(0, Places).Select(i => $"(seen w{i})"));
        EngineOutcome outcome = FirstPlan(
            """
            (define (domain rovers) (:requirements :typing :numeric-fluents) (:types rover place)
              (:predicates (at ?r - rover ?p - place) (way ?a ?b - place) (sun ?p - place) (rock ?p - place) (seen ?p - place))
              (:functions (energy ?r - rover))
              (:action drive :parameters (?r - rover ?a ?b - place) :precondition (and (at ?r ?a) (way ?a ?b) (>= (energy ?r) 8))
                :effect (and (at ?r ?b) (not (at ?r ?a)) (decrease (energy ?r) 8)))
              (:action look :parameters (?r - rover ?p - place) :precondition (and (at ?r ?p) (rock ?p) (>= (energy ?r) 5))
                :effect (and (seen ?p) (decrease (energy ?r) 5)))
              (:action recharge :parameters (?r - rover ?p - place) :precondition (and (at ?r ?p) (sun ?p) (<= (energy ?r) 80))
                :effect (increase (energy ?r) 20)))
            """,
            $"(define (problem far) (:domain rovers) (:objects r0 r1 - rover {places} - place)"
            + $"(:init {ways} {rocks} (sun w3) (sun w8) (sun w13) (at r0 w0) (at r1 w15) (= (energy r0) 50) (= (energy r1) 50)) (:goal (and {seen})))");
        Assert.Equal(PlanStatus.Solved, outcome.Status);
    }
}
