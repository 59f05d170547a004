using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Puts things into formulas in place of the parameters that stand for them.</summary>
/// <param name="bindings">What stands for what.</param>
internal sealed class BoundFormula(Bindings bindings)
{
    public Formula Of(Formula formula) => formula switch
    {
        Formula.Atom atom => new Formula.Atom(atom.Predicate, [.. bindings.Resolve(atom.Terms)]),
        Formula.Same same => new Formula.Same(bindings.Resolve(same.Left), bindings.Resolve(same.Right)),
        Formula.Not not => new Formula.Not(Of(not.Part)),
        Formula.And and => new Formula.And(Of(and.Parts)),
        Formula.Or or => new Formula.Or(Of(or.Parts)),
        Formula.Imply imply => new Formula.Imply(Of(imply.Premise), Of(imply.Conclusion)),
        Formula.ForAll all => all with { Body = OfBody(all.Variables, all.Body) },
        Formula.Exists exists => exists with { Body = OfBody(exists.Variables, exists.Body) },
        Formula.Comparison comparison => comparison with { Left = Of(comparison.Left), Right = Of(comparison.Right) },
        _ => throw new ArgumentOutOfRangeException(nameof(formula)),
    };

    private NumericExpression Of(NumericExpression expression) => expression switch
    {
        NumericExpression.Number => expression,
        NumericExpression.Function function => function with { Terms = [.. bindings.Resolve(function.Terms)] },
        NumericExpression.Operation operation => operation with { Left = Of(operation.Left), Right = Of(operation.Right) },
        NumericExpression.Negation negation => new NumericExpression.Negation(Of(negation.Part)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private ImmutableArray<Formula> Of(ImmutableArray<Formula> parts)
    {
        var bound = ImmutableArray.CreateBuilder<Formula>(parts.Length);
        foreach (Formula part in parts)
        {
            bound.Add(Of(part));
        }

        return bound.MoveToImmutable();
    }

    private Formula OfBody(ImmutableArray<TypedName> variables, Formula body)
    {
        bindings.Hide(variables);
        Formula bound = Of(body);
        bindings.Release(variables.Length);
        return bound;
    }
}
