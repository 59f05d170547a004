using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class LearningProperties
{
    [Fact]
    public void A_learned_domain_explains_all_that_was_seen_and_permits_no_more_than_the_most_specific_one() => ForSeeds(60, seed =>
    {
        (PddlDomain domain, Demonstration[] seen) = Draw(new Random(seed), isNamed: true);
        if (seen.Length == 0)
        {
            return;
        }

        PddlDomain learned = PddlDomain.Parse(PddlPrinter.Print(DomainLearner.Learn(seen).Domain));
        foreach (Demonstration demonstration in seen)
        {
            var rules = new StepRules(learned, demonstration.Objects);
            for (int i = 0; i < demonstration.Steps.Length; i++)
            {
                Assert.Equal(demonstration.States[i + 1], rules.Apply(demonstration.States[i], demonstration.Steps[i]!));
            }
        }

        // all conditions of the true domain are facts over the parameters, so the most specific condition permits no more than it does
        foreach (Demonstration demonstration in seen)
        {
            var truth = new StepRules(domain, demonstration.Objects);
            var believed = new PermittedSteps(learned, demonstration.Objects, CancellationToken.None);
            foreach (FactSet state in demonstration.States)
            {
                Assert.All(believed.In(state), entry => Assert.NotNull(truth.Apply(state, entry.Key)));
            }
        }
    });

    [Fact]
    public void Without_names_all_that_was_seen_is_explained() => ForSeeds(60, seed =>
    {
        (_, Demonstration[] seen) = Draw(new Random(seed), isNamed: false);
        if (seen.Length == 0)
        {
            return;
        }

        PddlDomain learned = PddlDomain.Parse(PddlPrinter.Print(DomainLearner.Learn(seen).Domain));
        foreach (Demonstration demonstration in seen)
        {
            var believed = new PermittedSteps(learned, demonstration.Objects, CancellationToken.None);
            for (int i = 0; i < demonstration.Steps.Length; i++)
            {
                Assert.Contains(demonstration.States[i + 1], believed.In(demonstration.States[i]).Values);
            }
        }
    });

    [Fact]
    public void Traces_read_back_as_they_were_written() => ForSeeds(60, seed =>
    {
        foreach (Demonstration demonstration in Draw(new Random(seed), isNamed: seed % 2 == 0).Seen)
        {
            Demonstration read = TraceFile.Parse(TraceFile.Format(demonstration));
            Assert.Equal(demonstration.States.AsEnumerable(), read.States);
            Assert.Equal(demonstration.Steps.AsEnumerable(), read.Steps);
            Assert.Equal(demonstration.Objects.Select(item => item.ToString()), read.Objects.Select(item => item.ToString()));
            Assert.Equal(demonstration.DomainName, read.DomainName);
        }
    });

    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260101, 1));

    /// <summary>A domain of a few facts over two types, and walks in it that show something.</summary>
    private static (PddlDomain Domain, Demonstration[] Seen) Draw(Random random, bool isNamed)
    {
        string[] unary = ["p", "q", "s"];
        string Variable() => $"?x{random.Next(3)}";
        string Atom() => random.Next(3) == 0 ? "(h)" : random.Next(2) == 0 ? $"(r {Variable()} {Variable()})" : $"({unary[random.Next(3)]} {Variable()})";
        string Atoms(int least, int most) => string.Join(' ', Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Atom()));
        string actions = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(i =>
            $"(:action a{i} :parameters (?x0 - t ?x1 - object ?x2 - u) :precondition (and {Atoms(0, 3)}) :effect (and {Atoms(1, 2)} {string.Join(' ', Enumerable.Range(0, random.Next(3)).Select(_ => $"(not {Atom()})"))}))\n"));
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) (:types t u) (:predicates (p ?x) (q ?x) (s ?x) (r ?x ?y) (h)) {actions})");
        string[] things = ["a", "b", "c", "e"];
        string Facts() => string.Join(' ', things.SelectMany(thing => unary.Select(name => $"({name} {thing})")
            .Concat(things.Select(other => $"(r {thing} {other})"))).Append("(h)").Where(_ => random.Next(2) == 0));
        Demonstration[] seen = [.. Enumerable.Range(0, 3)
            .Select(_ => PddlProblem.Parse($"(define (problem x) (:domain d) (:objects a b - t c e - u) (:init {Facts()}) (:goal (h)))", domain))
            .Select(problem => Replays.Walk(domain, problem, random, random.Next(1, 12), isNamed))
            .Where(walk => walk.Steps.Length > 0)];
        return (domain, seen);
    }
}
