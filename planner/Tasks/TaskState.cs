using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A state of a ground task with exact numbers, which actions change. Both engines judge their plans by it.</summary>
internal sealed class TaskState : IReplayedState<TaskState>
{
    private readonly GroundTask task;
    private readonly int[] variableOf;
    private readonly int[] facts;
    private readonly Rational[] numbers;

    /// <summary>The start of a task.</summary>
    public TaskState(GroundTask task)
        : this(task, task.VariableOfFacts(), task.Init.AsSpan(), [.. task.Numbers.Select(number => number.InitialValue)])
    {
    }

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

    /// <summary>The facts that hold, one of each variable.</summary>
    public ReadOnlySpan<int> Facts => facts;

    /// <summary>The values of the numbers.</summary>
    public ReadOnlySpan<Rational> Numbers => numbers;

    public TaskState Copy() => new(task, variableOf, facts, numbers);

    /// <inheritdoc/>
    public void CopyFrom(TaskState other)
    {
        other.facts.CopyTo(facts, 0);
        other.numbers.CopyTo(numbers, 0);
    }

    /// <summary>The value of an expression in this state.</summary>
    public Rational Value(LinearExpression expression)
    {
        Rational value = expression.Constant;
        foreach ((int number, Rational coefficient) in expression.Terms)
        {
            value += coefficient * numbers[number];
        }

        return value;
    }

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(GroundCondition condition)
    {
        if (!Holds(condition, variableOf, facts))
        {
            return false;
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

    /// <summary>Whether the facts and clauses of a condition hold; its comparisons of numbers are not looked at.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="variableOf">[fact]: its variable.</param>
    /// <param name="facts">The facts that hold, one of each variable.</param>
    public static bool Holds(GroundCondition condition, int[] variableOf, ReadOnlySpan<int> facts)
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

        return true;
    }

    /// <inheritdoc/>
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
