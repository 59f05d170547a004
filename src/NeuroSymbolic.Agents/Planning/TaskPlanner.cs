using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Agents;

/// <summary>Plans for one episode: the domain's actions, the episode's objects and goal, from whatever facts are believed at the time.</summary>
internal sealed class TaskPlanner
{
    // a flat encoding proves four cubes (30 steps) in a fifth of a second and five (62 steps) in six; search takes over there
    private const int LargestSmtProblem = 4;

    // deterministic, so that rows do not depend on the machine's load; fifty times what four cubes need
    private const long SolverBudget = 20_000_000;

    private readonly PddlDomain domain;
    private readonly AgentBriefing briefing;
    private readonly ImmutableArray<TypedName> objects;

    public TaskPlanner(PddlDomain domain, AgentBriefing briefing)
    {
        this.domain = domain;
        this.briefing = briefing;
        objects = [.. briefing.Objects.Select(item => new TypedName(item.Name, item.Type))];
        Options = new PlannerOptions
        {
            Engine = briefing.Objects.Count(item => item.IsMovable) <= LargestSmtProblem ? PlanEngine.Smt : PlanEngine.Search,
            SolverBudget = SolverBudget,
        };
    }

    private PlannerOptions Options { get; }

    /// <summary>A shortest plan from the believed facts to the goal.</summary>
    public PlanResult Plan(FactSet facts) =>
        PddlPlanner.Solve(domain, new PddlProblem(briefing.Task, objects, facts.Union(briefing.StaticFacts), briefing.Goal), Options);

    /// <summary>What the step promises to be true after it, from the believed facts; null when it is not applicable.</summary>
    public FactSet? After(FactSet facts, PlanStep step) =>
        domain.Apply(facts.Union(briefing.StaticFacts), step, objects)?.Except(briefing.StaticFacts);
}
