using System.Collections.Concurrent;
using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Experiments;

/// <summary>The shortest ways from the starts of episodes to their goals, against which the progress of every agent is measured.</summary>
/// <remarks>A way is searched for once for each start and goal, whichever agent and thread asks first. The budget is of states, so what
/// is found does not depend on the machine, and a start that is too hard has no way for any agent.</remarks>
/// <param name="stateBudget">States that the search for one way may expand.</param>
public sealed class ReferencePlans(long stateBudget = ReferencePlans.DefaultStateBudget)
{
    // a hundred times what six cubes need, and some seconds of search
    private const long DefaultStateBudget = 500_000;

    private readonly ConcurrentDictionary<Question, Lazy<ImmutableArray<FactSet>>> known = new();

    /// <summary>The changing facts after each step of a shortest plan; empty when there is none, or none was found within the budget.</summary>
    /// <param name="domainPath">Which domain it is.</param>
    /// <param name="domain">Its actions.</param>
    /// <param name="setup">Objects, static facts and goal.</param>
    /// <param name="start">The changing facts that are true at the start.</param>
    public ImmutableArray<FactSet> States(string domainPath, PddlDomain domain, EpisodeSetup setup, FactSet start)
    {
        string objects = string.Join(' ', setup.Objects.Select(item => item.Name));
        var question = new Question(domainPath, objects, start.Union(setup.StaticFacts), setup.Goal);
        return known.GetOrAdd(question, _ => new(() => Search(domain, setup, start))).Value;
    }

    private ImmutableArray<FactSet> Search(PddlDomain domain, EpisodeSetup setup, FactSet start)
    {
        FactSet state = start.Union(setup.StaticFacts);
        var problem = new PddlProblem(
            "reference", [.. setup.Objects.Select(item => new TypedName(item.Name, item.Type))], state, setup.Goal);

        // search, because it is the fastest engine where every state fits into memory, and none of its choices is seen here
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions
        {
            Engine = PlanEngine.Search, IsOptimal = true, Metric = PlanMetric.Length, StateBudget = stateBudget,
        });

        // a plan that is not proved shortest measures nothing
        if (result is not { Status: PlanStatus.SolvedOptimally, Plan: { } plan })
        {
            return [];
        }

        var rules = new StepRules(domain, problem.Objects);
        var states = ImmutableArray.CreateBuilder<FactSet>(plan.Length);
        foreach (PlanStep step in plan.Steps)
        {
            state = rules.Apply(state, step)!;
            states.Add(state.Except(setup.StaticFacts));
        }

        return states.ToImmutable();
    }

    private sealed record Question(string DomainPath, string Objects, FactSet Start, FactSet Goal);
}
