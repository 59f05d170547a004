using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>What one plan step means, straight from the domain's text: the yardstick for plans and for the world after a step.</summary>
/// <remarks>It shares nothing with grounding, encoding and search, so that it can judge what they make. A comparison with an undefined number
/// does not hold; a step that would change an undefined number, or one number in two ways at once, cannot be taken. Numbers are exact,
/// so that 0.1 is what it says.</remarks>
public sealed class StepRules
{
    private readonly PddlDomain domain;
    private readonly ConditionEvaluator evaluator;

    /// <summary>The rules of a domain among the things of one problem.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="objects">The things beside its constants, which quantifiers speak of.</param>
    /// <param name="cancellation">Ends all evaluation with an <see cref="OperationCanceledException"/>.</param>
    public StepRules(PddlDomain domain, ImmutableArray<TypedName> objects, CancellationToken cancellation = default)
    {
        this.domain = domain;
        evaluator = new ConditionEvaluator(domain, objects, cancellation);
    }

    /// <summary>The state after the step; null when it cannot be taken in this state.</summary>
    /// <param name="state">The state before the step.</param>
    /// <param name="step">The action with its objects; their types are not looked at.</param>
    public SymbolicState? Apply(SymbolicState state, PlanStep step) =>
        Obstacle(state, step, hasNumbers: true, out StepChanges? changes) is null ? changes!.ApplyTo(state) : null;

    /// <summary>The facts that the step promises, for a world of which only facts are known: what it does to numbers is left out. Null
    /// when it cannot be taken.</summary>
    /// <param name="facts">All that is true before the step.</param>
    /// <param name="step">The action with its objects; their types are not looked at.</param>
    public FactSet? Apply(FactSet facts, PlanStep step)
    {
        var before = new SymbolicState(facts);
        return Obstacle(before, step, hasNumbers: false, out StepChanges? changes) is null ? changes!.ApplyTo(before).Facts : null;
    }

    /// <summary>Why the step cannot be taken in this state, as a clause in the problem's words; null when it can.</summary>
    public string? Obstacle(SymbolicState state, PlanStep step) => Obstacle(state, step, hasNumbers: true, out _)?.Clause;

    /// <summary>The step in this state, part for part: for people who want to see why it can be taken and what it does.</summary>
    /// <param name="state">The state before the step.</param>
    /// <param name="step">The action with its objects; their types are not looked at.</param>
    public StepReading Read(SymbolicState state, PlanStep step)
    {
        StepObstacle? obstacle = Obstacle(state, step, hasNumbers: true, out StepChanges? changes);
        ImmutableArray<ConditionReading> conditions = domain.FindAction(step.Action) is { } action && action.Parameters.Length == step.Arguments.Length
            ? Read(state, action.Precondition, Bind(action, step))
            : [];
        SymbolicState? after = obstacle is null ? changes!.ApplyTo(state) : null;
        return new StepReading(conditions, obstacle?.Clause, after);
    }

    /// <summary>The parts of a condition without parameters, such as a goal, with what holds of them.</summary>
    public ImmutableArray<ConditionReading> Read(SymbolicState state, Formula condition) => Read(state, condition, new Bindings());

    /// <summary>Whether a condition without parameters, such as a goal, holds.</summary>
    public bool Holds(SymbolicState state, Formula condition) => evaluator.Holds(state, condition, new Bindings());

    /// <summary>What of a condition without parameters fails; null where it holds.</summary>
    internal FailedCondition? Failure(SymbolicState state, Formula condition) =>
        new FailureFinder(evaluator, state).Find(condition, new Bindings());

    /// <summary>Why the step cannot be taken; null, with its changes, when it can.</summary>
    internal StepObstacle? Obstacle(SymbolicState state, PlanStep step, bool hasNumbers, out StepChanges? changes)
    {
        changes = null;
        if (domain.FindAction(step.Action) is not { } action)
        {
            return new StepObstacle(
                $"the domain has no action '{step.Action}'; {NearestName.Suggest(step.Action, domain.Actions.Select(other => other.Name))}");
        }

        if (action.Parameters.Length != step.Arguments.Length)
        {
            return new StepObstacle($"'{step.Action}' takes {Counted.Arguments(action.Parameters.Length)}, not {step.Arguments.Length}");
        }

        Bindings bindings = Bind(action, step);
        if (!evaluator.Holds(state, action.Precondition, bindings))
        {
            FailedCondition failure = new FailureFinder(evaluator, state).Find(action.Precondition, bindings)!;
            return new StepObstacle(failure.Clause, failure);
        }

        var effects = new EffectEvaluator(evaluator, state, hasNumbers);
        effects.Collect(action.Effect, bindings);
        changes = effects.Finish();
        return effects.Obstacle is { } sentence ? new StepObstacle(sentence) : null;
    }

    private ImmutableArray<ConditionReading> Read(SymbolicState state, Formula condition, Bindings bindings) => condition is Formula.And all
        ? [.. all.Parts.SelectMany(part => Read(state, part, bindings))]
        : [new ConditionReading(Substitution.Apply(condition, bindings).ToString(), evaluator.Holds(state, condition, bindings))];

    private static Bindings Bind(ActionSchema action, PlanStep step)
    {
        var bindings = new Bindings();
        for (int i = 0; i < step.Arguments.Length; i++)
        {
            bindings.Bind(action.Parameters[i].Name, step.Arguments[i]);
        }

        return bindings;
    }
}
