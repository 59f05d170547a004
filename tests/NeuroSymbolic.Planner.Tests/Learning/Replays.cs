using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Demonstrations from the rules of a domain.</summary>
internal static class Replays
{
    /// <summary>The way of a plan from one random state to the facts of another one that can change.</summary>
    public static Demonstration Plan(PddlDomain domain, PddlProblem problem, Random random, bool isNamed = true)
    {
        HashSet<string> changing = [.. domain.Actions.SelectMany(action => EffectPredicates(action.Effect))];
        while (true)
        {
            FactSet start = Walk(domain, problem, random, 40).States[^1], end = Walk(domain, problem, random, 40).States[^1];
            var goal = new FactSet(end.Where(fact => changing.Contains(fact.Predicate)));
            Plan? plan = PddlPlanner.Solve(domain, new PddlProblem("way", problem.Objects, start, goal), new PlannerOptions { Engine = PlanEngine.Search }).Plan;
            if (plan is { Length: > 0 })
            {
                return Follow(domain, problem, start, plan.Steps, isNamed);
            }
        }
    }

    /// <summary>A walk of random steps from the problem's start.</summary>
    public static Demonstration Walk(PddlDomain domain, PddlProblem problem, Random random, int length, bool isNamed = true)
    {
        var permitted = new PermittedSteps(domain, problem.Objects, CancellationToken.None);
        var states = new List<FactSet> { problem.Init };
        var steps = new List<PlanStep?>();
        while (steps.Count < length && permitted.In(states[^1]) is { Count: > 0 } allowed)
        {
            (PlanStep step, FactSet after) = allowed.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal).ElementAt(random.Next(allowed.Count));
            states.Add(after);
            steps.Add(isNamed ? step : null);
        }

        return Make(domain, problem, states, steps);
    }

    private static Demonstration Follow(PddlDomain domain, PddlProblem problem, FactSet start, IEnumerable<PlanStep> plan, bool isNamed)
    {
        var rules = new StepRules(domain, problem.Objects);
        var states = new List<FactSet> { start };
        var steps = new List<PlanStep?>();
        foreach (PlanStep step in plan)
        {
            states.Add(rules.Apply(states[^1], step)!);
            steps.Add(isNamed ? step : null);
        }

        return Make(domain, problem, states, steps);
    }

    private static Demonstration Make(PddlDomain domain, PddlProblem problem, List<FactSet> states, List<PlanStep?> steps) => new(
        "replay",
        [.. domain.Types.Names.Where(type => type != TypeHierarchy.Root).Select(type => new TypedName(type, domain.Types.ParentsOf(type)))],
        domain.Constants.AddRange(problem.Objects),
        [.. states],
        [.. steps])
    {
        DomainName = domain.Name,
    };

    private static IEnumerable<string> EffectPredicates(Effect effect) => effect switch
    {
        Effect.Literal literal => [literal.Atom.Predicate],
        Effect.All all => all.Parts.SelectMany(EffectPredicates),
        _ => [],
    };
}
