using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

public class PddlPrinterTests
{
    [Fact]
    public void What_is_printed_reads_back_as_it_was() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            (PddlDomain domain, PddlProblem problem) = RandomPddl.Draw(new Random(seed));
            problem = problem with { Init = problem.Init.Union(domain.Timeless) };
            PddlDomain domainRead = PddlDomain.Parse(PddlPrinter.Print(domain));
            Assert.Equal(Structure.Of(domain), Structure.Of(domainRead));
            PddlProblem problemRead = PddlProblem.Parse(PddlPrinter.Print(problem, domain), domainRead);
            Assert.Equal(Structure.Of(problem), Structure.Of(problemRead));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260101, 1));

    [Fact]
    public void Domains_are_laid_out_for_reading()
    {
        const string text = """
            (define (domain d)
              (:requirements :strips :typing :disjunctive-preconditions :universal-preconditions :conditional-effects :numeric-fluents)
              (:types
                box place - object
                room - place)
              (:constants
                home - place)
              (:predicates
                (at ?b - box ?p - place)
                (locked ?p - (either place room)))
              (:functions
                (weight ?b - box))

              (:action go
                :parameters (?b - box ?from ?to - place)
                :precondition (and
                  (at ?b ?from)
                  (forall (?other - box)
                    (imply (and (at ?other ?to) (<= (weight ?b) 0.5)) (or (locked home) (locked ?to)))))
                :effect (and (at ?b ?to) (when (locked ?to) (assign (weight ?b) (* 2 (- (weight ?b)))))))

              (:action wait
                :parameters ())
            )

            """;
        Assert.Equal(text, PddlPrinter.Print(PddlDomain.Parse(text)));
    }

    [Fact]
    public void Problems_are_laid_out_for_reading()
    {
        PddlDomain domain = PddlDomain.Parse("(define (domain d) (:types t) (:predicates (p ?x - t)) (:functions (f ?x - t)))");
        string text = $"""
            (define (problem one)
              (:domain d)
              (:objects
                {string.Join(' ', Enumerable.Range(10, 24).Select(i => $"o{i}"))}
                {string.Join(' ', Enumerable.Range(34, 3).Select(i => $"o{i}"))} - t)
              (:init
                (p o10)
                (p o11)
                (= (f o10) 2.5))
              (:goal (and (p o12) (not (p o10))))
              (:metric maximize (+ (f o10) (total-time))))

            """;
        Assert.Equal(text, PddlPrinter.Print(PddlProblem.Parse(text, domain), domain));
    }
}
