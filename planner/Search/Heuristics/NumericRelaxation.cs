using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>How the operators of a relaxed task bring comparisons of numbers about: an operator that changes a comparison's expression
/// for the better by d brings it about when it is used deficit / d times.</summary>
/// <remarks>Subgoaling (Scala, Haslum, Thiébaux, Ramirez: Subgoaling techniques for satisficing and optimal numeric planning, JAIR
/// 2020). Where the change depends on the state, that of the current state is taken, and an operator that does not help in it is taken
/// to help later at a flat price, so that nothing reachable ever looks unreachable.</remarks>
internal sealed class NumericRelaxation
{
    private const int PriceOfLater = 10;

    private readonly CompiledTask task;
    private readonly int[] expressions;
    private readonly ComparisonOperator[] operators;
    private readonly double[] values;
    private readonly Contribution[] contributions;
    private readonly StateChange[] stateChanges;

    public NumericRelaxation(
        CompiledTask task,
        IReadOnlyList<LinearComparison> comparisons,
        int[] facts,
        IReadOnlyList<(GroundAction? Action, GroundCondition Condition)> origins,
        IReadOnlyList<List<int>> preconditions)
    {
        this.task = task;
        Facts = facts;
        expressions = [.. comparisons.Select(comparison => task.Numbers.Add(comparison.Expression))];
        operators = [.. comparisons.Select(comparison => comparison.Operator)];
        values = new double[comparisons.Count];
        Start = new int[origins.Count + 1];
        var all = new List<Contribution>();
        var changes = new List<StateChange>();
        for (int i = 0; i < origins.Count; i++)
        {
            (GroundAction? action, GroundCondition condition) = origins[i];
            GroundNumericEffect[] effects =
            [
                .. (action?.NumericEffects ?? []).Where(effect => task.NumberSlot[effect.Number] >= 0 && effect.Condition.IsSameAs(condition)),
            ];
            for (int comparison = 0; effects.Length > 0 && comparison < comparisons.Count; comparison++)
            {
                AddContribution(i, comparison, comparisons[comparison].Expression, effects, all, changes);
                if (all.Count > Start[i] && all[^1] is var last && !MayHelp(last) && !preconditions[i].Contains(facts[last.Comparison]))
                {
                    // of what does harm only what an operator takes from itself counts, and there are many others
                    all.RemoveAt(all.Count - 1);
                }
            }

            Start[i + 1] = all.Count;
        }

        contributions = [.. all];
        stateChanges = [.. changes];
    }

    /// <summary>[comparison]: the fact that stands for it.</summary>
    public int[] Facts { get; }

    /// <summary>[operator]: where its contributions begin.</summary>
    public int[] Start { get; }

    /// <summary>Turns to a state.</summary>
    public void Look(ReadOnlySpan<ulong> state)
    {
        for (int i = 0; i < expressions.Length; i++)
        {
            values[i] = task.Numbers.Value(expressions[i], state);
        }
    }

    /// <summary>Whether a comparison holds in the state.</summary>
    public bool Holds(int comparison) => StateNumbers.Holds(values[comparison], operators[comparison]);

    /// <summary>The operator that makes a contribution.</summary>
    public int Operator(int contribution) => contributions[contribution].Operator;

    /// <summary>The fact that a contribution helps to bring about.</summary>
    public int Fact(int contribution) => Facts[contributions[contribution].Comparison];

    /// <summary>Whether there is a state in which a contribution helps.</summary>
    public bool MayHelp(int contribution) => MayHelp(contributions[contribution]);

    /// <summary>How often the operator of a contribution has to be used to bring the fact about; 0 when it does not help.</summary>
    public int Repetitions(int contribution, ReadOnlySpan<ulong> state)
    {
        ref Contribution some = ref contributions[contribution];
        double value = values[some.Comparison];
        ComparisonOperator comparison = operators[some.Comparison];
        double change = some.Constant;
        bool isAssignment = false;
        for (int i = some.FirstChange; i < some.EndChange; i++)
        {
            ref StateChange effect = ref stateChanges[i];
            double amount = task.Numbers.Value(effect.Expression, state);
            change += effect.Coefficient * (effect.IsAssignment ? amount - task.Numbers.Number(state, effect.Number) : amount);
            isAssignment |= effect.IsAssignment;
        }

        double deficit = -value;
        if (comparison == ComparisonOperator.Equal && value > 0)
        {
            deficit = value;
            change = -change;
        }

        bool dependsOnState = some.EndChange > some.FirstChange;
        if (change <= 0)
        {
            return dependsOnState ? PriceOfLater : 0;
        }

        double times = comparison == ComparisonOperator.Greater ? Math.Floor(deficit / change) + 1 : Math.Ceiling(deficit / change);
        return isAssignment && times > 1 ? 2 : times > 1 ? (int)Math.Min(times, 1_000_000) : 1;
    }

    /// <summary>How many uses more of an operator that was used before a comparison asks for after all that was used.</summary>
    public int FurtherUses(int contribution, int uses, ReadOnlySpan<ulong> state)
    {
        ref Contribution some = ref contributions[contribution];
        return Holds(some.Comparison) ? 0
            : Repetitions(contribution, state) - (some.EndChange > some.FirstChange ? uses : 0);
    }

    /// <summary>Counts uses of an operator for all comparisons that it helps in every state, and against its own preconditions where it
    /// takes from what they ask for, until the next look at a state.</summary>
    public void Use(int some, int times)
    {
        for (int i = Start[some]; i < Start[some + 1]; i++)
        {
            ref Contribution contribution = ref contributions[i];
            ref double value = ref values[contribution.Comparison];
            if (contribution.EndChange > contribution.FirstChange)
            {
                continue;
            }

            double change = times * contribution.Constant;
            if (operators[contribution.Comparison] != ComparisonOperator.Equal)
            {
                value += change;
            }
            else if (value * change < 0)
            {
                value = Math.Abs(change) >= Math.Abs(value) ? 0 : value + change;
            }
        }
    }

    private bool MayHelp(Contribution some) =>
        some.EndChange > some.FirstChange || some.Constant > 0 || operators[some.Comparison] == ComparisonOperator.Equal;

    private void AddContribution(
        int some,
        int comparison,
        LinearExpression expression,
        GroundNumericEffect[] effects,
        List<Contribution> all,
        List<StateChange> changes)
    {
        Rational constant = 0;
        int firstChange = changes.Count;
        bool isTouched = false;
        foreach (GroundNumericEffect effect in effects)
        {
            foreach ((int number, Rational coefficient) in expression.Terms)
            {
                if (number != effect.Number)
                {
                    continue;
                }

                isTouched = true;
                if (effect.Amount.IsConstant && !effect.IsAssignment)
                {
                    constant += coefficient * effect.Amount.Constant;
                }
                else
                {
                    changes.Add(new StateChange(
                        (double)coefficient, task.NumberSlot[number], task.Numbers.Add(effect.Amount), effect.IsAssignment));
                }
            }
        }

        if (isTouched && (constant != 0 || changes.Count > firstChange))
        {
            all.Add(new Contribution(some, comparison, (double)constant, firstChange, changes.Count));
        }
    }

    private record struct Contribution(int Operator, int Comparison, double Constant, int FirstChange, int EndChange);

    private record struct StateChange(double Coefficient, int Number, int Expression, bool IsAssignment);
}
