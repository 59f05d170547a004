using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Writes things in the place of variables.</summary>
internal static class Substitution
{
    public static Formula Apply(Formula formula, Bindings bindings)
    {
        switch (formula)
        {
            case Formula.Atom atom:
                return new Formula.Atom(atom.Predicate, [.. bindings.Resolve(atom.Terms)]);
            case Formula.Same same:
                return new Formula.Same(bindings.Resolve(same.Left), bindings.Resolve(same.Right));
            case Formula.Not not:
                return new Formula.Not(Apply(not.Part, bindings));
            case Formula.And and:
                return new Formula.And([.. and.Parts.Select(part => Apply(part, bindings))]);
            case Formula.Or or:
                return new Formula.Or([.. or.Parts.Select(part => Apply(part, bindings))]);
            case Formula.Imply imply:
                return new Formula.Imply(Apply(imply.Premise, bindings), Apply(imply.Conclusion, bindings));
            case Formula.ForAll all:
                return new Formula.ForAll(all.Variables, ApplyInside(all.Variables, all.Body, bindings));
            case Formula.Exists exists:
                return new Formula.Exists(exists.Variables, ApplyInside(exists.Variables, exists.Body, bindings));
            case Formula.Comparison comparison:
                return new Formula.Comparison(comparison.Operator, Apply(comparison.Left, bindings), Apply(comparison.Right, bindings));
            default:
                return formula;
        }
    }

    public static Effect Apply(Effect effect, Bindings bindings)
    {
        switch (effect)
        {
            case Effect.Literal literal:
                return literal with { Atom = (Formula.Atom)Apply(literal.Atom, bindings) };
            case Effect.All all:
                return new Effect.All([.. all.Parts.Select(part => Apply(part, bindings))]);
            case Effect.When conditional:
                return new Effect.When(Apply(conditional.Condition, bindings), Apply(conditional.Body, bindings));
            case Effect.ForAll all:
                bindings.Hide(all.Variables);
                Effect inside = Apply(all.Body, bindings);
                bindings.Release(all.Variables.Length);
                return all with { Body = inside };
            case Effect.Change change:
                return change with
                {
                    Target = (NumericExpression.Function)Apply(change.Target, bindings), Amount = Apply(change.Amount, bindings),
                };
            default:
                return effect;
        }
    }

    public static NumericExpression Apply(NumericExpression expression, Bindings bindings) => expression switch
    {
        NumericExpression.Function function => new NumericExpression.Function(function.Name, [.. bindings.Resolve(function.Terms)]),
        NumericExpression.Operation operation => new NumericExpression.Operation(operation.Operator, Apply(operation.Left, bindings), Apply(operation.Right, bindings)),
        NumericExpression.Negation negation => new NumericExpression.Negation(Apply(negation.Part, bindings)),
        _ => expression,
    };

    private static Formula ApplyInside(ImmutableArray<TypedName> variables, Formula body, Bindings bindings)
    {
        bindings.Hide(variables);
        Formula inside = Apply(body, bindings);
        bindings.Release(variables.Length);
        return inside;
    }
}
