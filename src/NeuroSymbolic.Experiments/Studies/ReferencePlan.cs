using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Experiments;

/// <summary>The shortest way from the start of an episode to its goal, against which the progress of every agent is measured.</summary>
internal static class ReferencePlan
{
    /// <summary>The changing facts after each step of a shortest plan; empty when there is none.</summary>
    public static ImmutableArray<FactSet> States(PddlDomain domain, string task, EpisodeSetup setup, FactSet start)
    {
        FactSet state = start.Union(setup.StaticFacts);
        var problem = new PddlProblem(task, [.. setup.Objects.Select(item => new TypedName(item.Name, item.Type))], state, setup.Goal);

        // search, because it is the fastest engine where every state fits into memory, and none of its choices is seen here
        Plan? plan = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true }).Plan;
        var rules = new StepRules(domain, problem.Objects);
        var states = ImmutableArray.CreateBuilder<FactSet>();
        foreach (PlanStep step in plan?.Steps ?? [])
        {
            state = rules.Apply(state, step)!;
            states.Add(state.Except(setup.StaticFacts));
        }

        return states.ToImmutable();
    }
}
