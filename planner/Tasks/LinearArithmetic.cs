using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>Arithmetic on linear expressions.</summary>
internal static class LinearArithmetic
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
}
