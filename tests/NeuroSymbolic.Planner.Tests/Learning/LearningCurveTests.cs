using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;
using Xunit.Abstractions;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>From how many demonstrations a learned domain is equivalent to the one that made them; the figures of
/// docs/planner/learn-a-domain.md are printed here.</summary>
public sealed class LearningCurveTests(ITestOutputHelper output)
{
    private const int Most = 50;
    private const int Orders = 10;

    [Theory]
    [InlineData("hanoi", true, 10)]
    [InlineData("blocks", true, 10)]
    [InlineData("parcels", true, 50)]
    [InlineData("hanoi", false, 10)]
    [InlineData("blocks", false, 10)]
    public void A_domain_is_known_after_few_demonstrations(string name, bool isNamed, int most)
    {
        (PddlDomain domain, PddlProblem shown, PddlProblem other) = Load(name);
        var needed = new List<int>();
        var transitions = new List<int>();
        for (int order = 0; order < Orders; order++)
        {
            var random = new Random(order);
            var seen = new List<Demonstration>();
            DomainComparison comparison;
            LearnedDomain learned;
            do
            {
                seen.Add(Replays.Plan(domain, shown, random, isNamed));
                learned = DomainLearner.Learn(seen);
                comparison = DomainComparer.Compare(
                    PddlDomain.Parse(PddlPrinter.Print(learned.Domain)), domain, [(shown.Objects, shown.Init), (other.Objects, other.Init)], states: 100, seed: order);
            }
            while (!comparison.IsEquivalent && seen.Count < Most);

            needed.Add(comparison.IsEquivalent ? seen.Count : int.MaxValue);
            transitions.Add(learned.Transitions);
            if (!comparison.IsEquivalent)
            {
                output.WriteLine(string.Join('\n', comparison.Differences) + "\n" + PddlPrinter.Print(learned.Domain));
            }
        }

        output.WriteLine($"FIGURE {name} {(isNamed ? "names" : "facts")}: demonstrations {string.Join(' ', needed.Order())}, transitions {string.Join(' ', transitions.Order())}");
        Assert.All(needed, count => Assert.InRange(count, 1, most));
    }

    private static (PddlDomain Domain, PddlProblem Shown, PddlProblem Other) Load(string name)
    {
        if (name == "hanoi")
        {
            return (Domains.Hanoi, Domains.HanoiProblem(3), Domains.HanoiProblem(4));
        }

        string folder = Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Benchmarks", "problems", name);
        PddlDomain domain = PddlDomain.Load(Path.Combine(folder, "domain.pddl"));
        string[] problems = [.. Directory.GetFiles(folder, "p*.pddl").Order(StringComparer.Ordinal)];
        return (domain, PddlProblem.Load(problems[0], domain), PddlProblem.Load(problems[1], domain));
    }
}
