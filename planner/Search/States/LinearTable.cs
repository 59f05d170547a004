using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Numbered linear expressions over the numbers of packed states.</summary>
/// <remarks>States hold numbers as doubles, all multiplied by one power of ten that makes the constants of the task whole: sums of
/// whole numbers below 2^53 are exact, so that 0.1 added ten times is 1. Plans are checked with decimals all the same. Numbers that
/// no condition depends on, such as the fuel that only the metric speaks of, are no part of a state.</remarks>
internal sealed class LinearTable
{
    private readonly StateLayout layout;
    private readonly int[] slot;
    private readonly List<int[]> numbers = [];
    private readonly List<double[]> coefficients = [];
    private readonly List<double> constants = [];

    /// <param name="layout">Where numbers lie.</param>
    /// <param name="slot">[number of the task]: which number of a state it is, -1 for none.</param>
    /// <param name="scale">By what every number is multiplied.</param>
    public LinearTable(StateLayout layout, int[] slot, Rational scale)
    {
        this.layout = layout;
        this.slot = slot;
        Scale = scale;
    }

    /// <summary>By what every number is multiplied.</summary>
    public Rational Scale { get; }

    /// <summary>Adds an expression and returns its number.</summary>
    public int Add(LinearExpression expression)
    {
        numbers.Add([.. expression.Terms.Select(term => slot[term.Number])]);
        coefficients.Add([.. expression.Terms.Select(term => (double)term.Coefficient)]);
        constants.Add((double)(expression.Constant * Scale));
        return numbers.Count - 1;
    }

    /// <summary>The value of an expression in a state, scaled.</summary>
    public double Value(int expression, ReadOnlySpan<ulong> state)
    {
        double sum = constants[expression];
        int[] variables = numbers[expression];
        double[] factors = coefficients[expression];
        for (int i = 0; i < variables.Length; i++)
        {
            sum += factors[i] * layout.Number(state, variables[i]);
        }

        return sum;
    }

    /// <summary>How a value compares with zero.</summary>
    public static bool Holds(double value, ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.AtLeast => value >= 0,
        ComparisonOperator.Greater => value > 0,
        _ => value == 0,
    };

    /// <summary>Which numbers conditions depend on, directly or through what is assigned and added.</summary>
    public static bool[] Relevant(GroundTask task)
    {
        bool[] relevant = new bool[task.Numbers.Length];
        bool changed = false;
        void Mark(LinearExpression expression)
        {
            foreach ((int number, _) in expression.Terms)
            {
                changed |= !relevant[number];
                relevant[number] = true;
            }
        }

        void MarkCondition(GroundCondition condition)
        {
            foreach (LinearComparison comparison in condition.Comparisons)
            {
                Mark(comparison.Expression);
            }
        }

        MarkCondition(task.Goal);
        foreach (GroundAction action in task.Actions)
        {
            MarkCondition(action.Precondition);
            foreach (GroundEffect effect in action.Effects)
            {
                MarkCondition(effect.Condition);
            }
        }

        for (bool again = true; again; again = changed)
        {
            changed = false;
            foreach (GroundAction action in task.Actions)
            {
                foreach (GroundNumericEffect effect in action.NumericEffects)
                {
                    if (relevant[effect.Number])
                    {
                        Mark(effect.Amount);
                        MarkCondition(effect.Condition);
                    }
                }
            }
        }

        return relevant;
    }

    /// <summary>The least power of ten, up to a million, that makes the task's numbers whole.</summary>
    public static Rational ScaleOf(GroundTask task)
    {
        Rational scale = 1;
        void Fit(Rational value)
        {
            while (scale < 1_000_000 && !(value * scale).IsInteger)
            {
                scale *= 10;
            }
        }

        foreach (GroundNumber number in task.Numbers)
        {
            Fit(number.InitialValue);
        }

        foreach (GroundAction action in task.Actions)
        {
            foreach (GroundNumericEffect effect in action.NumericEffects)
            {
                Fit(effect.Amount.Constant);
            }
        }

        return scale;
    }
}
