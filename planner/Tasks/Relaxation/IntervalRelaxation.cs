using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>A state that only gains: the facts that may hold, and an interval for each number.</summary>
/// <remarks>A number that some action can raise has no upper bound any more (the asymptotic relaxed planning graph of Scala, Haslum,
/// Thiébaux and Ramírez, Interval-based relaxation for general numeric planning, ECAI 2016).</remarks>
internal sealed class IntervalRelaxation
{
    private readonly bool[] mayHold;
    private readonly double[] least;
    private readonly double[] most;

    /// <summary>The task's start.</summary>
    public IntervalRelaxation(GroundTask task, int[] variableOf)
    {
        mayHold = new bool[variableOf.Length];
        foreach (int fact in task.Init)
        {
            mayHold[fact] = true;
        }

        least = [.. task.Numbers.Select(number => (double)number.InitialValue)];
        most = [.. least];
    }

    private IntervalRelaxation(IntervalRelaxation other)
    {
        mayHold = [.. other.mayHold];
        least = [.. other.least];
        most = [.. other.most];
    }

    public IntervalRelaxation Copy() => new(this);

    public bool MayHold(GroundCondition condition)
    {
        foreach (int fact in condition.Facts)
        {
            if (!mayHold[fact])
            {
                return false;
            }
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            bool isMet = false;
            foreach (int fact in clause)
            {
                isMet |= mayHold[fact];
            }

            if (!isMet)
            {
                return false;
            }
        }

        foreach (LinearComparison comparison in condition.Comparisons)
        {
            (double low, double high) = Interval(comparison.Expression);
            bool isMet = comparison.Operator switch
            {
                ComparisonOperator.AtLeast => high >= 0,
                ComparisonOperator.Greater => high > 0,
                _ => low <= 0 && high >= 0,
            };
            if (!isMet)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds what the action may do in the state before; says whether that is new.</summary>
    public bool Apply(GroundAction action, IntervalRelaxation before)
    {
        bool isNew = false;
        foreach (GroundEffect effect in action.Effects)
        {
            if (!mayHold[effect.Fact] && before.MayHold(effect.Condition))
            {
                mayHold[effect.Fact] = true;
                isNew = true;
            }
        }

        foreach (GroundNumericEffect effect in action.NumericEffects)
        {
            if (before.MayHold(effect.Condition))
            {
                (double low, double high) = before.Interval(effect.Amount);
                if (!effect.IsAssignment)
                {
                    (low, high) = (low < 0 ? double.NegativeInfinity : double.MaxValue, high > 0 ? double.PositiveInfinity : double.MinValue);
                }

                isNew |= low < least[effect.Number] || high > most[effect.Number];
                least[effect.Number] = Math.Min(least[effect.Number], low);
                most[effect.Number] = Math.Max(most[effect.Number], high);
            }
        }

        return isNew;
    }

    private (double Low, double High) Interval(LinearExpression expression)
    {
        double low = (double)expression.Constant;
        double high = low;
        foreach ((int number, Rational coefficient) in expression.Terms)
        {
            double factor = (double)coefficient;
            low += factor * (factor > 0 ? least[number] : most[number]);
            high += factor * (factor > 0 ? most[number] : least[number]);
        }

        return (low, high);
    }
}
