using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A state of a ground task that actions change: the yardstick of what an engine finds.</summary>
internal sealed class TaskState
{
    private readonly GroundTask task;
    private readonly int[] variableOf;
    private readonly int[] facts;
    private readonly Rational[] numbers;

    /// <param name="task">The task.</param>
    /// <param name="variableOf">[fact]: its variable.</param>
    /// <param name="facts">The facts that hold, one of each variable.</param>
    /// <param name="numbers">The values of the numbers.</param>
    public TaskState(GroundTask task, int[] variableOf, ReadOnlySpan<int> facts, ReadOnlySpan<Rational> numbers)
    {
        this.task = task;
        this.variableOf = variableOf;
        this.facts = facts.ToArray();
        this.numbers = numbers.ToArray();
    }

    public ReadOnlySpan<int> Facts => facts;

    public ReadOnlySpan<Rational> Numbers => numbers;

    public TaskState Copy() => new(task, variableOf, facts, numbers);

    public Rational Value(LinearExpression expression)
    {
        Rational value = expression.Constant;
        foreach ((int number, Rational coefficient) in expression.Terms)
        {
            value += coefficient * numbers[number];
        }

        return value;
    }

    public bool Holds(GroundCondition condition)
    {
        foreach (int fact in condition.Facts)
        {
            if (facts[variableOf[fact]] != fact)
            {
                return false;
            }
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            bool isMet = false;
            foreach (int fact in clause)
            {
                isMet |= facts[variableOf[fact]] == fact;
            }

            if (!isMet)
            {
                return false;
            }
        }

        foreach (LinearComparison comparison in condition.Comparisons)
        {
            Rational value = Value(comparison.Expression);
            bool isMet = comparison.Operator switch
            {
                ComparisonOperator.AtLeast => value >= 0,
                ComparisonOperator.Greater => value > 0,
                _ => value == 0,
            };
            if (!isMet)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the action if its precondition holds; says whether it does.</summary>
    /// <exception cref="OverflowException">A number grows beyond <see cref="Rational.MostBits"/>.</exception>
    public bool TryApply(int number)
    {
        GroundAction action = task.Actions[number];
        if (!Holds(action.Precondition))
        {
            return false;
        }

        // conditions and amounts speak of the state before
        bool[] fires = [.. action.Effects.Select(effect => Holds(effect.Condition))];
        Rational[] changed = [.. numbers];
        foreach (GroundNumericEffect effect in action.NumericEffects)
        {
            if (Holds(effect.Condition))
            {
                changed[effect.Number] = Value(effect.Amount) + (effect.IsAssignment ? 0 : changed[effect.Number]);
            }
        }

        changed.CopyTo(numbers, 0);
        for (int i = 0; i < fires.Length; i++)
        {
            if (fires[i])
            {
                facts[variableOf[action.Effects[i].Fact]] = action.Effects[i].Fact;
            }
        }

        return true;
    }
}
