using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Replays a plan on the facts and numbers of its problem. It shares nothing with grounding, encoding and search, so that it can
/// judge what they make.</summary>
public static class PlanValidator
{
    // Metric-FF ends the plans of problems with disjunctive goals with a step that stands for the goal
    private const string GoalMarker = "reach-goal";

    /// <summary>Takes every step in turn and looks for the goal at the end.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="plan">The plan to judge.</param>
    /// <param name="cancellation">Ends validation with an <see cref="OperationCanceledException"/>: quantifiers in quantifiers can take any
    /// time.</param>
    public static ValidationResult Validate(PddlDomain domain, PddlProblem problem, Plan plan, CancellationToken cancellation = default)
    {
        var things = new Dictionary<string, TypedName>();
        foreach (TypedName thing in domain.Constants.Concat(problem.Objects))
        {
            things.TryAdd(thing.Name, thing);
        }

        var rules = new StepRules(domain, problem.Objects, cancellation);
        var state = SymbolicState.Start(problem);
        var history = new PlanHistory();
        for (int i = 0; i < plan.Length; i++)
        {
            PlanStep step = plan.Steps[i];
            if (step is { Action: GoalMarker, Arguments.IsEmpty: true } && domain.FindAction(GoalMarker) is null)
            {
                continue;
            }

            StepChanges? changes = null;
            StepObstacle? obstacle = Misfit(domain, things, step) is { } misfit
                ? new StepObstacle(misfit)
                : rules.Obstacle(state, step, hasNumbers: true, out changes);
            if (obstacle is null)
            {
                history.Note(i + 1, state, changes!);
                state = changes!.ApplyTo(state);
                continue;
            }

            string clause = obstacle.Condition is { } condition ? Complaint(condition, history, plan) : obstacle.Clause;
            return new ValidationResult(false, i + 1, $"Step {i + 1} {step} cannot be taken: {clause}.")
            {
                Condition = obstacle.Condition?.Part.ToString(),
                Repair = obstacle.Condition is { } failed ? Repair(domain, things, failed, history, i + 1) : null,
            };
        }

        return rules.Failure(state, problem.Goal) is { } missing
            ? new ValidationResult(false, null, $"After the last step the goal fails: {Complaint(missing, history, plan)}.")
            {
                Condition = missing.Part.ToString(),
                Repair = Repair(domain, things, missing, history, step: null),
            }
            : new ValidationResult(true, null, null) { Cost = Cost(problem, state, plan) };
    }

    private static Rational? Cost(PddlProblem problem, SymbolicState end, Plan plan)
    {
        if (problem.Metric is not { } metric)
        {
            return plan.Length;
        }

        // a domain may have a number of that name
        var time = new Fact(NumberReader.TotalTime);
        return (end.Numbers.ContainsKey(time) ? end : end with { Numbers = end.Numbers.Add(time, plan.Length) }).Value(metric.Expression);
    }

    /// <summary>What fails, with the step that is to blame for it.</summary>
    private static string Complaint(FailedCondition failure, PlanHistory history, Plan plan)
    {
        string blame = history.LastChange(failure.Part) is not { } step ? ""
            : failure.Part is Formula.Comparison ? $", last changed by step {step} {plan.Steps[step - 1]}"
            : $", because step {step} {plan.Steps[step - 1]} made it {(failure.IsWanted ? "false" : "true")}";
        return failure.Fault + blame + failure.Reason;
    }

    /// <summary>What would have to be done where, and what could do it.</summary>
    private static string Repair(
        PddlDomain domain, Dictionary<string, TypedName> things, FailedCondition failure, PlanHistory history, int? step)
    {
        string change = failure.Part is Formula.Atom
            ? $"make {failure.Part} {(failure.IsWanted ? "true" : "false")}"
            : $"make {FailedCondition.Short(failure.Part)} {(failure.IsWanted ? "hold" : "fail")}";
        IReadOnlyList<string> actions = ActionFinder.Find(domain, things, failure);
        if (actions.Count == 0)
        {
            return $"No action of the domain can {change}, so that {(step is null ? "no plan reaches this goal" : $"step {step} must be another")}.";
        }

        string place = (history.LastChange(failure.Part), step) switch
        {
            ({ } last, { } at) => $"between steps {last} and {at}",
            ({ } last, null) => $"after step {last}",
            (null, { } at) => $"before step {at}",
            _ => "before the end",
        };
        const int most = 5;
        string able = string.Join(", ", actions.Take(most)) + (actions.Count > most ? " ..." : "");
        return $"A repair must {change} {place}, by {able}.";
    }

    private static string? Misfit(PddlDomain domain, Dictionary<string, TypedName> things, PlanStep step)
    {
        // names and numbers of arguments are for the rules to check
        ActionSchema? action = domain.FindAction(step.Action);
        for (int i = 0; i < step.Arguments.Length && action?.Parameters.Length == step.Arguments.Length; i++)
        {
            string name = step.Arguments[i];
            if (!things.TryGetValue(name, out TypedName? thing))
            {
                return $"the problem has no object '{name}'; {NearestName.Suggest(name, things.Keys)}";
            }

            if (!domain.Types.Fits(thing, action.Parameters[i].Types))
            {
                return $"'{thing}' does not fit the parameter '{action.Parameters[i]}'";
            }
        }

        return null;
    }
}
