using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>A state that only gains: the facts that may hold, and an interval for each number.</summary>
/// <remarks>It runs over the actions themselves once for all, since it needs their effects on numbers, which <see cref="DeleteRelaxation"/>
/// leaves out. A number that some action can raise has no upper bound any more (the asymptotic relaxed planning graph of Scala, Haslum,
/// Thiébaux and Ramírez, Interval-based relaxation for general numeric planning, ECAI 2016).</remarks>
internal sealed class IntervalRelaxation
{
    private readonly bool[] mayHold;
    private readonly Interval[] ranges;

    /// <summary>The task's start.</summary>
    public IntervalRelaxation(GroundTask task, int[] variableOf)
    {
        mayHold = new bool[variableOf.Length];
        foreach (int fact in task.Init)
        {
            mayHold[fact] = true;
        }

        ranges = [.. task.Numbers.Select(number => Interval.Of(number.InitialValue))];
    }

    private IntervalRelaxation(IntervalRelaxation other)
    {
        mayHold = [.. other.mayHold];
        ranges = [.. other.ranges];
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
            bool isMet = Interval.MayHold(comparison.Operator, Range(comparison.Expression), Interval.Of(0));
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
                Interval amount = before.Range(effect.Amount);
                ref Interval range = ref ranges[effect.Number];
                Interval after = effect.IsAssignment ? range.AfterAssigning(amount) : range.AfterAdding(amount);
                isNew |= after != range;
                range = after;
            }
        }

        return isNew;
    }

    private Interval Range(LinearExpression expression)
    {
        Interval range = Interval.Of(expression.Constant);
        foreach ((int number, Rational coefficient) in expression.Terms)
        {
            Interval part = Interval.Operate(ArithmeticOperator.Multiply, ranges[number], Interval.Of(coefficient));
            range = Interval.Operate(ArithmeticOperator.Add, range, part);
        }

        return range;
    }
}
