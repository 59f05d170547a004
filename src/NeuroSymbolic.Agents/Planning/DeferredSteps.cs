using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Agents;

/// <summary>Puts steps off that fail until what may be in their way has been taken up.</summary>
/// <remarks>Why a step fails is no fact that the agent knows: a cube stands on the edge of the area, another is too near for the fingers. The thing nearest to where the
/// step ends is suspected. So the step needs a fact of its own, which whatever step takes that thing up brings about.</remarks>
internal sealed class DeferredSteps
{
    private readonly DomainDescription description;
    private readonly ImmutableDictionary<PlanStep, string> suspects;

    private DeferredSteps(DomainDescription description, ImmutableDictionary<PlanStep, string> suspects)
    {
        this.description = description;
        this.suspects = suspects;
    }

    /// <summary>None, in a domain.</summary>
    public DeferredSteps(DomainDescription description)
        : this(description, ImmutableDictionary<PlanStep, string>.Empty)
    {
    }

    /// <summary>Whether a plan takes a step that is put off.</summary>
    public bool AreIn(Plan plan) => plan.Steps.Any(suspects.ContainsKey);

    /// <summary>Puts a step off; where there is no other thing that could be in its way, nothing changes.</summary>
    /// <param name="step">A step that fails.</param>
    /// <param name="scene">Where things are believed to be.</param>
    public DeferredSteps With(PlanStep step, SceneEstimate scene)
    {
        ActionDescription action = description.Actions[step.Action];
        string moved = action.MovedBy(step), end = action.Skill == Skill.SetDown ? action.SupportOf(step) ?? moved : moved;
        return (scene.Find(end)?.Pose.Position ?? description.Find(end).SurfaceMetres) is { } where
            && scene.Objects.Where(other => other.Name != moved && other.Name != end)
                .MinBy(other => SceneState.Horizontal(other.Pose.Position, where)) is { } nearest
            ? new DeferredSteps(description, suspects.SetItem(step, nearest.Name))
            : this;
    }

    /// <summary>Without those that a step which succeeded may have made possible.</summary>
    public DeferredSteps After(PlanStep step) => description.Actions[step.Action] is { Skill: Skill.Grasp } action
        ? new DeferredSteps(description, suspects.RemoveRange(suspects.Where(pair => pair.Value == action.MovedBy(step)).Select(pair => pair.Key)))
        : this;

    /// <summary>The domain in which each of them needs that its suspect was taken up before.</summary>
    public PddlDomain In(PddlDomain domain) => suspects.Aggregate(domain, (rest, pair) => Defer(rest, pair.Key, pair.Value));

    private PddlDomain Defer(PddlDomain domain, PlanStep step, string suspect)
    {
        var free = new Formula.Atom($"free-for-{step.Action}-{string.Join('-', step.Arguments)}", []);
        return domain with
        {
            Predicates = domain.Predicates.Add(new PredicateSchema(free.Predicate, [])),
            Actions = [.. domain.Actions.Select(action => action with
            {
                Precondition = action.Name == step.Action ? new Formula.And([action.Precondition, new Formula.Or([free, IsAnother(action)])]) : action.Precondition,
                Effect = description.Actions.GetValueOrDefault(action.Name) is { Skill: Skill.Grasp } grasp
                    ? new Effect.All([action.Effect, new Effect.When(new Formula.Same(action.Parameters[grasp.Moved].Name, suspect), new Effect.Literal(free, true))])
                    : action.Effect,
            })],
        };

        Formula IsAnother(ActionSchema action) => new Formula.Not(
            new Formula.And([.. action.Parameters.Zip(step.Arguments, (parameter, thing) => new Formula.Same(parameter.Name, thing))]));
    }
}
