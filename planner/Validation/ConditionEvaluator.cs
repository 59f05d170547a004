using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Tells whether conditions hold in a state, and what numbers are in it, straight from the syntax.</summary>
/// <param name="domain">The domain, for its types and constants.</param>
/// <param name="objects">The other things there are.</param>
/// <param name="cancellation">Ends the evaluation with an <see cref="OperationCanceledException"/>: quantifiers in quantifiers can take any
/// time.</param>
internal sealed class ConditionEvaluator(PddlDomain domain, ImmutableArray<TypedName> objects, CancellationToken cancellation)
{
    // the things that fit each list of types that a quantifier has asked for
    private readonly Dictionary<string, string[]> fitting = [];

    /// <summary>Whether the condition holds. A comparison with an undefined number does not, whatever the operator.</summary>
    public bool Holds(SymbolicState state, Formula formula, Bindings bindings)
    {
        switch (formula)
        {
            case Formula.Atom atom:
                return state.Facts.Contains(new Fact(atom.Predicate, bindings.Resolve(atom.Terms)));
            case Formula.Same same:
                return bindings.Resolve(same.Left) == bindings.Resolve(same.Right);
            case Formula.Not not:
                return !Holds(state, not.Part, bindings);
            case Formula.And and:
                foreach (Formula part in and.Parts)
                {
                    if (!Holds(state, part, bindings))
                    {
                        return false;
                    }
                }

                return true;
            case Formula.Or or:
                foreach (Formula part in or.Parts)
                {
                    if (Holds(state, part, bindings))
                    {
                        return true;
                    }
                }

                return false;
            case Formula.Imply imply:
                return !Holds(state, imply.Premise, bindings) || Holds(state, imply.Conclusion, bindings);
            case Formula.ForAll all:
                foreach (Bindings instance in Instances(all.Variables, bindings))
                {
                    if (!Holds(state, all.Body, instance))
                    {
                        return false;
                    }
                }

                return true;
            case Formula.Exists exists:
                foreach (Bindings instance in Instances(exists.Variables, bindings))
                {
                    if (Holds(state, exists.Body, instance))
                    {
                        return true;
                    }
                }

                return false;
            case Formula.Comparison comparison:
                return Value(state, comparison.Left, bindings) is { } left && Value(state, comparison.Right, bindings) is { } right
                    && Compares(left.CompareTo(right), comparison.Operator);
            default:
                throw new ArgumentOutOfRangeException(nameof(formula));
        }
    }

    /// <summary>The number; null where it is undefined, divides by zero, or is too long.</summary>
    public static Rational? Value(SymbolicState state, NumericExpression expression, Bindings bindings)
    {
        switch (expression)
        {
            case NumericExpression.Number number:
                return number.Value;
            case NumericExpression.Function function:
                return state.Numbers.TryGetValue(new Fact(function.Name, bindings.Resolve(function.Terms)), out Rational value)
                    ? value
                    : null;
            case NumericExpression.Negation negation:
                return -Value(state, negation.Part, bindings);
            case NumericExpression.Operation operation:
                return Value(state, operation.Left, bindings) is { } left && Value(state, operation.Right, bindings) is { } right
                    ? Compute(operation.Operator, left, right)
                    : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    /// <summary>The result of one operation; null where there is none.</summary>
    public static Rational? Compute(ArithmeticOperator operation, Rational left, Rational right)
    {
        try
        {
            return operation switch
            {
                ArithmeticOperator.Add => left + right,
                ArithmeticOperator.Subtract => left - right,
                ArithmeticOperator.Multiply => left * right,
                _ => right == 0 ? null : left / right,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The bindings with the variables bound to all things that fit, one choice after another; the same object each time, which is
    /// as before when the enumeration ends.</summary>
    public IEnumerable<Bindings> Instances(ImmutableArray<TypedName> variables, Bindings bindings)
    {
        string[][] choices = new string[variables.Length][];
        for (int i = 0; i < choices.Length; i++)
        {
            choices[i] = Fitting(variables[i]);
            if (choices[i].Length == 0)
            {
                yield break;
            }
        }

        // counts through all choices as through digits, without recursion: there may be any number of variables
        int[] digits = new int[choices.Length];
        int turned;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < digits.Length; i++)
            {
                bindings.Bind(variables[i].Name, choices[i][digits[i]]);
            }

            try
            {
                yield return bindings;
            }
            finally
            {
                bindings.Release(digits.Length);
            }

            turned = digits.Length - 1;
            while (turned >= 0 && ++digits[turned] == choices[turned].Length)
            {
                digits[turned--] = 0;
            }
        }
        while (turned >= 0);
    }

    private static bool Compares(int order, ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.AtMost => order <= 0,
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.AtLeast => order >= 0,
        _ => order > 0,
    };

    private string[] Fitting(TypedName variable)
    {
        string key = string.Join(' ', variable.Types);
        if (!fitting.TryGetValue(key, out string[]? names))
        {
            var found = new List<string>();
            foreach (ImmutableArray<TypedName> things in (ReadOnlySpan<ImmutableArray<TypedName>>)[domain.Constants, objects])
            {
                foreach (TypedName thing in things)
                {
                    if (domain.Types.Fits(thing, variable.Types))
                    {
                        found.Add(thing.Name);
                    }
                }
            }

            fitting.Add(key, names = [.. found]);
        }

        return names;
    }
}
