using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Arithmetic on linear expressions.</summary>
internal static class LinearForms
{
    /// <summary>The sum of the left and the scaled right expression.</summary>
    /// <exception cref="OverflowException">A coefficient is too long.</exception>
    public static LinearExpression Add(LinearExpression left, LinearExpression right, Rational scale)
    {
        Rational constant = left.Constant + (scale * right.Constant);
        if (right.IsConstant)
        {
            return new LinearExpression(left.Terms, constant);
        }

        var terms = ImmutableArray.CreateBuilder<(int Number, Rational Coefficient)>(left.Terms.Length + right.Terms.Length);
        int i = 0;
        int j = 0;
        while (i < left.Terms.Length || j < right.Terms.Length)
        {
            int number = Math.Min(
                i < left.Terms.Length ? left.Terms[i].Number : int.MaxValue,
                j < right.Terms.Length ? right.Terms[j].Number : int.MaxValue);
            Rational coefficient = 0;
            if (i < left.Terms.Length && left.Terms[i].Number == number)
            {
                coefficient = left.Terms[i++].Coefficient;
            }

            if (j < right.Terms.Length && right.Terms[j].Number == number)
            {
                coefficient += scale * right.Terms[j++].Coefficient;
            }

            if (coefficient != 0)
            {
                terms.Add((number, coefficient));
            }
        }

        return new LinearExpression(terms.ToImmutable(), constant);
    }

    /// <summary>The expression times a number.</summary>
    /// <exception cref="OverflowException">A coefficient is too long.</exception>
    public static LinearExpression Scale(LinearExpression expression, Rational scale) =>
        Add(new LinearExpression([], 0), expression, scale);

    /// <summary>The opposite of a comparison, as a disjunction or conjunction of one or two.</summary>
    public static GroundJunction Negate(this LinearComparison comparison)
    {
        LinearExpression expression = comparison.Expression;
        LinearExpression opposite = Scale(expression, -1);
        var negated = new GroundJunction(isConjunction: false);
        switch (comparison.Operator)
        {
            case ComparisonOperator.AtLeast:
                negated.Comparisons.Add(new LinearComparison(opposite, ComparisonOperator.Greater));
                break;
            case ComparisonOperator.Greater:
                negated.Comparisons.Add(new LinearComparison(opposite, ComparisonOperator.AtLeast));
                break;
            default:
                negated.Comparisons.Add(new LinearComparison(expression, ComparisonOperator.Greater));
                negated.Comparisons.Add(new LinearComparison(opposite, ComparisonOperator.Greater));
                break;
        }

        return negated;
    }
}
