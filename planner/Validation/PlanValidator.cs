using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Replays a plan on the facts of its problem. It shares nothing with grounding, encoding and search, so that it can judge
/// what they make.</summary>
public static class PlanValidator
{
    /// <summary>Takes every step in turn and looks for the goal at the end.</summary>
    public static ValidationResult Validate(PddlDomain domain, PddlProblem problem, Plan plan)
    {
        var things = new Dictionary<string, TypedName>();
        foreach (TypedName thing in domain.Constants.Concat(problem.Objects))
        {
            things.TryAdd(thing.Name, thing);
        }

        FactSet state = problem.Init;
        for (int i = 0; i < plan.Length; i++)
        {
            PlanStep step = plan.Steps[i];
            if ((Misfit(domain, things, step) ?? domain.Obstacle(state, step)) is { } obstacle)
            {
                return new ValidationResult(false, i + 1, $"Step {i + 1} {step} cannot be taken: {obstacle}.");
            }

            state = domain.Apply(state, step)!;
        }

        Literal? missing = StripsSubset.Literals(problem.Goal).FirstOrDefault(literal => !Holds(literal, state));
        return missing is null
            ? new ValidationResult(true, null, null)
            : new ValidationResult(false, null, $"After the last step the goal {missing} does not hold.");
    }

    private static bool Holds(Literal literal, FactSet state) =>
        literal.IsPositive == (literal.Predicate == Literal.Equality
            ? literal.Terms[0] == literal.Terms[1]
            : state.Contains(new Fact(literal.Predicate, literal.Terms.AsSpan())));

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
