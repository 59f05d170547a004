using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>Carries a plan out on a ground task, numbers exact: what decides whether a plan that search found is one.</summary>
internal sealed class PlanReplay
{
    private readonly GroundTask task;
    private readonly int[] variableOf;

    public PlanReplay(GroundTask task)
    {
        this.task = task;
        variableOf = new int[task.Facts.Length];
        for (int v = 0; v < task.Variables.Length; v++)
        {
            variableOf.AsSpan(task.Variables[v].FirstFact, task.Variables[v].Count).Fill(v);
        }
    }

    /// <summary>Whether the task has a <see cref="GroundTask.FinalMetric"/>.</summary>
    public bool HasFinalMetric => task.FinalMetric is not null;

    /// <summary>Whether every action is applicable in its turn and the goal holds at the end.</summary>
    public bool IsPlan(ReadOnlySpan<int> actions) => Run(actions, out _, out _);

    /// <summary>The cost of a sequence of actions.</summary>
    public long Cost(ReadOnlySpan<int> actions)
    {
        long cost = 0;
        foreach (int action in actions)
        {
            cost += task.Actions[action].Cost;
        }

        return cost;
    }

    /// <summary>The value of the task's <see cref="GroundTask.FinalMetric"/> after a plan.</summary>
    public Rational FinalMetric(ReadOnlySpan<int> plan)
    {
        Run(plan, out _, out Rational[] numbers);
        return Value(task.FinalMetric!, numbers);
    }

    private bool Run(ReadOnlySpan<int> actions, out int[] facts, out Rational[] numbers)
    {
        facts = [.. task.Init];
        numbers = [.. task.Numbers.Select(number => number.InitialValue)];
        try
        {
            return TakeAll(actions, ref facts, ref numbers);
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private bool TakeAll(ReadOnlySpan<int> actions, ref int[] facts, ref Rational[] numbers)
    {
        foreach (int number in actions)
        {
            GroundAction action = task.Actions[number];
            if (!Holds(action.Precondition, facts, numbers))
            {
                return false;
            }

            int[] nextFacts = [.. facts];
            Rational[] nextNumbers = [.. numbers];
            foreach (GroundEffect effect in action.Effects)
            {
                if (Holds(effect.Condition, facts, numbers))
                {
                    nextFacts[variableOf[effect.Fact]] = effect.Fact;
                }
            }

            foreach (GroundNumericEffect effect in action.NumericEffects)
            {
                if (Holds(effect.Condition, facts, numbers))
                {
                    Rational amount = Value(effect.Amount, numbers);
                    nextNumbers[effect.Number] = effect.IsAssignment ? amount : nextNumbers[effect.Number] + amount;
                }
            }

            (facts, numbers) = (nextFacts, nextNumbers);
        }

        return Holds(task.Goal, facts, numbers);
    }

    private bool Holds(GroundCondition condition, int[] facts, Rational[] numbers)
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
            bool holds = false;
            foreach (int fact in clause)
            {
                holds |= facts[variableOf[fact]] == fact;
            }

            if (!holds)
            {
                return false;
            }
        }

        foreach (LinearComparison comparison in condition.Comparisons)
        {
            Rational value = Value(comparison.Expression, numbers);
            bool holds = comparison.Operator switch
            {
                ComparisonOperator.AtLeast => value >= 0,
                ComparisonOperator.Greater => value > 0,
                _ => value == 0,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private static Rational Value(LinearExpression expression, Rational[] numbers)
    {
        Rational value = expression.Constant;
        foreach ((int number, Rational coefficient) in expression.Terms)
        {
            value += coefficient * numbers[number];
        }

        return value;
    }
}
