using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>What one plan step means, straight from the domain's text: the yardstick for plans and for the world after a step.</summary>
public static class StepRules
{
    /// <summary>The state that the step promises, or null when it cannot be taken in this state.</summary>
    /// <param name="domain">The domain that has the action.</param>
    /// <param name="state">All that is true before the step.</param>
    /// <param name="step">The action with its objects; their types are not looked at.</param>
    public static FactSet? Apply(this PddlDomain domain, FactSet state, PlanStep step)
    {
        if (domain.Obstacle(state, step) is not null)
        {
            return null;
        }

        ActionSchema action = domain.FindAction(step.Action)!;

        // denials first: where one literal asserts what another denies, the assertion wins (McDermott et al. 1998)
        foreach (Literal literal in StripsSubset.Literals(action.Effect))
        {
            if (!literal.IsPositive)
            {
                state = state.Without(Bind(action, literal, step));
            }
        }

        foreach (Literal literal in StripsSubset.Literals(action.Effect))
        {
            if (literal.IsPositive)
            {
                state = state.With(Bind(action, literal, step));
            }
        }

        return state;
    }

    /// <summary>Why the step cannot be taken in this state, as a clause in the problem's words; null when it can.</summary>
    public static string? Obstacle(this PddlDomain domain, FactSet state, PlanStep step)
    {
        if (domain.FindAction(step.Action) is not { } action)
        {
            return $"the domain has no action '{step.Action}'; {NearestName.Suggest(step.Action, domain.Actions.Select(a => a.Name))}";
        }

        if (action.Parameters.Length != step.Arguments.Length)
        {
            return $"'{step.Action}' takes {action.Parameters.Length} argument(s), not {step.Arguments.Length}";
        }

        foreach (Literal literal in StripsSubset.Literals(action.Precondition))
        {
            if (literal.Predicate == Literal.Equality)
            {
                string left = Bind(action, literal.Terms[0], step);
                string right = Bind(action, literal.Terms[1], step);
                if (left == right != literal.IsPositive)
                {
                    return $"{left} and {right} must {(literal.IsPositive ? "be the same" : "differ")}";
                }
            }
            else if (Bind(action, literal, step) is var fact && state.Contains(fact) != literal.IsPositive)
            {
                return literal.IsPositive ? $"{fact} does not hold" : $"{fact} holds";
            }
        }

        return null;
    }

    private static Fact Bind(ActionSchema action, Literal literal, PlanStep step) =>
        new(literal.Predicate, [.. literal.Terms.Select(term => Bind(action, term, step))]);

    private static string Bind(ActionSchema action, string term, PlanStep step) =>
        term[0] == '?' ? step.Arguments[action.PositionOf(term)] : term;
}
