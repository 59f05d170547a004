using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>What is minimized, along the way to a state: what actions have added to numbers that only the metric reads, and at the end
/// what the metric makes of the state. Whole numbers, so that nothing is rounded.</summary>
/// <remarks>A number that actions assign, or that conditions or other numbers depend on, is a part of the state; of the others only what is
/// added to them counts. See <see cref="LinearTable.Relevant"/>.</remarks>
internal sealed class StateMetric
{
    private static readonly WholeSum Nothing = new([], 0);

    private readonly CompiledTask task;
    private readonly (int Condition, WholeSum Amount)[][] added;

    /// <param name="task">A task compiled with the numbers that its metric depends on.</param>
    public StateMetric(CompiledTask task)
    {
        this.task = task;
        GroundTask source = task.Source;
        LinearExpression metric = source.FinalMetric ?? new LinearExpression([], 0);
        var weights = metric.Terms.Where(term => task.NumberSlot[term.Number] < 0).ToDictionary(term => term.Number, term => term.Coefficient);
        var changes = source.Actions.Select(action => action.NumericEffects
            .Where(effect => weights.ContainsKey(effect.Number))
            .Select(effect => (effect.Condition, Amount: LinearArithmetic.Scale(effect.Amount, weights[effect.Number])))
            .ToArray()).ToArray();
        var end = new LinearExpression([.. metric.Terms.Where(term => task.NumberSlot[term.Number] >= 0)], 0);
        Rational unit = 0;
        foreach (LinearExpression sum in changes.SelectMany(list => list.Select(change => change.Amount)).Append(end))
        {
            foreach ((_, Rational coefficient) in sum.Terms)
            {
                unit = Rational.GreatestCommonDivisor(unit, coefficient / task.Linear.Scale);
            }

            unit = Rational.GreatestCommonDivisor(unit, sum.Constant);
        }

        Rational scale = unit == 0 ? 1 : 1 / unit;
        added = [.. changes.Select(list => list
            .Select(change => (task.Conditions.Add(change.Condition), Whole(change.Amount, scale))).ToArray())];
        End = source.FinalMetric is null ? Nothing : Whole(end, scale);
        task.Conditions.Seal();
    }

    /// <summary>What counts at the end: the metric's numbers that are a part of the state.</summary>
    private WholeSum End { get; }

    /// <summary>What an action adds in a state.</summary>
    /// <exception cref="OverflowException">The numbers are too large to be told apart.</exception>
    public long Added(int action, ReadOnlySpan<ulong> state)
    {
        if (task.Source.FinalMetric is null)
        {
            return task.Cost[action];
        }

        long sum = 0;
        foreach ((int condition, WholeSum amount) in added[action])
        {
            if (task.Conditions.Holds(condition, state))
            {
                sum = checked(sum + amount.Value(task, state));
            }
        }

        return sum;
    }

    /// <summary>What a state counts as the last one.</summary>
    /// <exception cref="OverflowException">The numbers are too large to be told apart.</exception>
    public long AtEnd(ReadOnlySpan<ulong> state) => End.Value(task, state);

    private WholeSum Whole(LinearExpression sum, Rational scale) => new(
        [.. sum.Terms.Select(term => (task.NumberSlot[term.Number], (long)(term.Coefficient * scale / task.Linear.Scale)))],
        (long)(sum.Constant * scale));

    private sealed record WholeSum((int Slot, long Coefficient)[] Terms, long Constant)
    {
        public long Value(CompiledTask task, ReadOnlySpan<ulong> state)
        {
            long sum = Constant;
            foreach ((int slot, long coefficient) in Terms)
            {
                sum = checked(sum + (coefficient * task.Layout.WholeNumber(state, slot)));
            }

            return sum;
        }
    }
}
