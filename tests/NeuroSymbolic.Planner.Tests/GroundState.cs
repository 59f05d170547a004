using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>A state of a ground task and what actions do to it, straight from the words of the contract.</summary>
internal sealed record GroundState(ImmutableArray<int> Facts, ImmutableArray<Rational> Numbers)
{
    private const int MostStates = 20_000;

    /// <summary>The length of a shortest plan of at most so many steps, by breadth-first search; null without one.</summary>
    public static int? ShortestPlan(GroundTask task, int mostSteps)
    {
        if (task.UnreachableGoal is not null)
        {
            return null;
        }

        var start = new GroundState(task.Init, [.. task.Numbers.Select(number => number.InitialValue)]);
        var seen = new HashSet<GroundState> { start };
        var layer = new List<GroundState> { start };
        int checks = task.Actions.Any(action => action.IsGoalCheck) ? 1 : 0;
        for (int length = -checks; layer.Count > 0 && length <= mostSteps; length++)
        {
            if (layer.Exists(state => state.Satisfies(task.Goal)))
            {
                return length;
            }

            Assert.True(seen.Count < MostStates, "The ground task has more states than the rules reach.");
            layer = [.. layer.SelectMany(state => task.Actions, (state, action) => state.After(action, task)).OfType<GroundState>()
                .Select(state => state.WithoutTime(task)).Where(seen.Add)];
        }

        return null;
    }

    /// <summary>Whether the condition holds; not where a number would be too large.</summary>
    public bool Satisfies(GroundCondition condition)
    {
        try
        {
            return Holds(condition);
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The state without the count of steps, which no condition reads.</summary>
    public GroundState WithoutTime(GroundTask task) =>
        this with { Numbers = [.. Numbers.Select((value, i) => task.Numbers[i].Function == "total-time" ? 0 : value)] };

    private bool Holds(GroundCondition condition) =>
        condition.Facts.All(Facts.Contains)
        && condition.Clauses.All(clause => clause.Any(Facts.Contains))
        && condition.Comparisons.All(comparison => comparison.Operator switch
        {
            ComparisonOperator.AtLeast => Value(comparison.Expression) >= 0,
            ComparisonOperator.Greater => Value(comparison.Expression) > 0,
            _ => Value(comparison.Expression) == 0,
        });

    /// <summary>The state after the action; null where it cannot be taken or a number would be too large.</summary>
    public GroundState? After(GroundAction action, GroundTask task)
    {
        try
        {
            return Apply(action, task);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private GroundState? Apply(GroundAction action, GroundTask task)
    {
        if (!Satisfies(action.Precondition))
        {
            return null;
        }

        int[] facts = [.. Facts];
        Rational[] numbers = [.. Numbers];
        foreach (GroundEffect effect in action.Effects.Where(effect => Satisfies(effect.Condition)))
        {
            int variable = task.Variables.TakeWhile(variable => variable.FirstFact + variable.Count <= effect.Fact).Count();
            facts[variable] = effect.Fact;
        }

        foreach (GroundNumericEffect effect in action.NumericEffects.Where(effect => Satisfies(effect.Condition)))
        {
            numbers[effect.Number] = Value(effect.Amount) + (effect.IsAssignment ? 0 : numbers[effect.Number]);
        }

        return new GroundState([.. facts], [.. numbers]);
    }

    public Rational Value(LinearExpression expression) =>
        expression.Terms.Aggregate(expression.Constant, (sum, term) => sum + (term.Coefficient * Numbers[term.Number]));

    public bool Equals(GroundState? other) =>
        other is not null && Facts.SequenceEqual(other.Facts) && Numbers.SequenceEqual(other.Numbers);

    public override int GetHashCode() =>
        HashCode.Combine(Facts.Aggregate(17, HashCode.Combine), Numbers.Aggregate(17, HashCode.Combine));
}
