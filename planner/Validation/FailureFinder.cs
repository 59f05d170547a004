using System.Collections.Immutable;
using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Finds what is to blame where a condition fails: the first conjunct, the first instance of a quantifier, the conclusion.</summary>
/// <param name="evaluator">Tells what holds.</param>
/// <param name="state">The state that the condition fails in.</param>
internal sealed class FailureFinder(ConditionEvaluator evaluator, SymbolicState state)
{
    /// <summary>What is to blame; null where the condition holds.</summary>
    public FailedCondition? Find(Formula formula, Bindings bindings) => Find(formula, wanted: true, bindings, around: null);

    private FailedCondition? Find(Formula formula, bool wanted, Bindings bindings, Formula? around)
    {
        if (evaluator.Holds(state, formula, bindings) == wanted)
        {
            return null;
        }

        switch (formula)
        {
            case Formula.Not not:
                return Find(not.Part, !wanted, bindings, around);
            case Formula.And all when wanted || all.Parts.Length == 1:
                return FindFirst(all.Parts, wanted, bindings, around);
            case Formula.Or any when !wanted || any.Parts.Length == 1:
                return FindFirst(any.Parts, wanted, bindings, around);
            case Formula.Imply imply when wanted:
                return Find(imply.Conclusion, wanted: true, bindings, around ?? Substitution.Apply(formula, bindings));
            case Formula.Imply imply:
                return Find(imply.Premise, wanted: true, bindings, around ?? Substitution.Apply(formula, bindings))
                    ?? Find(imply.Conclusion, wanted: false, bindings, around ?? Substitution.Apply(formula, bindings));
            case Formula.ForAll each when wanted:
                return FindInstance(each.Variables, each.Body, wanted, bindings, around ?? Substitution.Apply(formula, bindings));
            case Formula.Exists exists when !wanted:
                return FindInstance(exists.Variables, exists.Body, wanted, bindings, around ?? Substitution.Apply(formula, bindings));
            default:
                Formula part = Substitution.Apply(formula, bindings);
                return new FailedCondition(part, wanted, around, Describe(part, wanted));
        }
    }

    private FailedCondition? FindFirst(ImmutableArray<Formula> parts, bool wanted, Bindings bindings, Formula? around)
    {
        foreach (Formula part in parts)
        {
            if (Find(part, wanted, bindings, around) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private FailedCondition? FindInstance(
        ImmutableArray<TypedName> variables, Formula body, bool wanted, Bindings bindings, Formula around)
    {
        foreach (Bindings instance in evaluator.Instances(variables, bindings))
        {
            if (Find(body, wanted, instance, around) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private string Describe(Formula part, bool wanted)
    {
        var clause = new StringBuilder();
        if (part is Formula.Same same)
        {
            clause.Append($"{same.Left} and {same.Right} must {(wanted ? "be the same" : "differ")}");
        }
        else
        {
            clause.Append(FailedCondition.Short(part)).Append(wanted ? " does not hold" : " holds");
        }

        if (part is Formula.Comparison comparison)
        {
            var functions = new List<NumericExpression.Function>();
            NumericChanges.CollectFunctions(comparison.Left, functions);
            NumericChanges.CollectFunctions(comparison.Right, functions);
            string separator = ": ";
            foreach (string text in functions.Select(Value).Distinct())
            {
                clause.Append(separator).Append(text);
                separator = " and ";
            }
        }

        return clause.ToString();
    }

    private string Value(NumericExpression.Function function) =>
        state.Numbers.TryGetValue(new Fact(function.Name, function.Terms.AsSpan()), out Rational value)
            ? $"{function} is {value}"
            : $"{function} has no value";
}
