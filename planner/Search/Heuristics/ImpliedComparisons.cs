using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>What comparisons that are to hold together imply: a ≥ b + 1 and b ≥ c + 1 give a ≥ c + 2.</summary>
/// <remarks>A relaxation looks at each comparison alone, so that making one true by undoing the next looks like progress; sums of pairs
/// see through that (Scala, Haslum and Thiébaux, Heuristics for numeric planning via subgoaling, IJCAI 2016). Only sums in which a
/// number cancels and that speak of no more numbers than their parts are taken: others say nothing new.</remarks>
internal static class ImpliedComparisons
{
    // all that a chain of a hundred comparisons implies
    private const int Most = 5000;

    /// <summary>The comparisons of a condition with those that they imply, no more than there are pairs. Those that ask for most come
    /// first: what is done for them does for others too.</summary>
    public static IEnumerable<LinearComparison> AddTo(ImmutableArray<LinearComparison> comparisons)
    {
        if (comparisons.Length < 2)
        {
            return comparisons;
        }

        List<LinearComparison> implied = Sums([.. comparisons.Where(comparison => comparison.Operator != ComparisonOperator.Equal)]);
        implied.Reverse();
        return implied.Concat(comparisons).OrderByDescending(comparison => comparison.Expression.Terms.Length);
    }

    /// <summary>Sums of two of the parts, then sums of those with a third, and so on.</summary>
    private static List<LinearComparison> Sums(LinearComparison[] parts)
    {
        int most = Math.Min(Most, parts.Length * (parts.Length - 1) / 2);
        var sums = new List<LinearComparison>();
        Dictionary<string, Rational> tightest = parts.GroupBy(Key)
            .ToDictionary(same => same.Key, same => same.Min(part => part.Expression.Constant));
        for (int i = 0; i < parts.Length + sums.Count && sums.Count < most; i++)
        {
            LinearComparison left = i < parts.Length ? parts[i] : sums[i - parts.Length];
            foreach (LinearComparison right in parts)
            {
                if (sums.Count < most && Sum(left, right) is { } sum
                    && !(tightest.TryGetValue(Key(sum), out Rational constant) && constant <= sum.Expression.Constant))
                {
                    tightest[Key(sum)] = sum.Expression.Constant;
                    sums.Add(sum);
                }
            }
        }

        return sums;
    }

    /// <summary>The sum of two comparisons if a number cancels in it and it speaks of no more numbers than they do.</summary>
    private static LinearComparison? Sum(LinearComparison left, LinearComparison right)
    {
        LinearExpression sum;
        try
        {
            sum = LinearArithmetic.Add(left.Expression, right.Expression, 1);
        }
        catch (OverflowException)
        {
            return null;
        }

        ImmutableArray<(int Number, Rational)> some = left.Expression.Terms;
        ImmutableArray<(int Number, Rational)> others = right.Expression.Terms;
        int shared = some.Count(term => others.Any(other => other.Number == term.Number));
        bool cancels = sum.Terms.Length < some.Length + others.Length - shared;
        bool isStrict = left.Operator == ComparisonOperator.Greater || right.Operator == ComparisonOperator.Greater;
        return !cancels || sum.IsConstant || sum.Terms.Length > Math.Max(some.Length, others.Length) ? null
            : new LinearComparison(sum, isStrict ? ComparisonOperator.Greater : ComparisonOperator.AtLeast);
    }

    private static string Key(LinearComparison comparison) =>
        string.Join(' ', comparison.Expression.Terms.Select(term => $"{term.Coefficient}*{term.Number}")) + comparison.Operator;
}
