using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Agents;

/// <summary>Plans for one episode: the domain's actions, the episode's objects and goal, from whatever facts are believed at the time.</summary>
internal sealed class TaskPlanner
{
    // deterministic, so that rows do not depend on the machine's load; a hundred times what four cubes need
    private const long SolverBudget = 50_000_000;
    private const long StateBudget = 500_000;

    private readonly PddlDomain domain;
    private readonly AgentBriefing briefing;
    private readonly ImmutableArray<TypedName> objects;
    private readonly PlannerOptions options;

    /// <param name="domain">The domain's actions.</param>
    /// <param name="briefing">What the agent is told of the episode.</param>
    /// <param name="settings">What plans are to have least of, and what plans.</param>
    /// <exception cref="InputException">The metric is energy, and the domain states none.</exception>
    public TaskPlanner(PddlDomain domain, AgentBriefing briefing, AgentSettings settings)
    {
        // fewest steps are the solver's business alone; a cheapest plan is proved by search and solver together
        bool savesEnergy = settings.Metric == PlanMetric.Energy;
        options = new PlannerOptions
        {
            Engine = settings.Engine ?? (savesEnergy ? PlanEngine.Auto : PlanEngine.Smt),
            IsOptimal = savesEnergy,
            Metric = settings.Metric,
            StepEnergy = savesEnergy ? new StepEnergy(briefing.Domain).Joules : null,
            SolverBudget = SolverBudget,
            StateBudget = StateBudget,
        };

        this.domain = domain;
        this.briefing = briefing;
        objects = [.. briefing.Objects.Select(item => new TypedName(item.Name, item.Type))];
    }

    /// <summary>A plan from the believed facts to the goal.</summary>
    /// <param name="facts">The believed facts.</param>
    /// <param name="solved">What earlier plans of the episode solved, which serves this one. It stays as it is, so that the same planning
    /// can be done again with the same work.</param>
    /// <returns>What came of it, and all that is solved after it.</returns>
    public (PlanResult Result, SplitMemory Solved) Plan(FactSet facts, SplitMemory solved)
    {
        SplitMemory memory = solved.Copy();
        return (PddlPlanner.Solve(domain, From(facts), options, memory, CancellationToken.None), memory);
    }

    /// <summary>A plan in which steps that fail come only after what may be in their way was taken up; null where none is found.</summary>
    public Plan? Otherwise(FactSet facts, DeferredSteps failing) =>
        PddlPlanner.Solve(failing.In(domain), From(facts), options, new SplitMemory(), CancellationToken.None).Plan;

    /// <summary>What the step promises to be true after it, from the believed facts; null when it is not applicable.</summary>
    public FactSet? After(FactSet facts, PlanStep step) =>
        new StepRules(domain, objects).Apply(facts.Union(briefing.StaticFacts), step)?.Except(briefing.StaticFacts);

    private PddlProblem From(FactSet facts) => new(briefing.Task, objects, facts.Union(briefing.StaticFacts), briefing.Goal);
}
