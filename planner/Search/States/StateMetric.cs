using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>What is minimized, along the way to a state: what actions have added to numbers that only the metric reads, and at the end
/// what the metric makes of the state. Whole multiples of one unit, so that nothing is rounded.</summary>
/// <remarks>A number that actions assign, or that conditions or other numbers depend on, is a part of the state; of the others only what is
/// added to them counts. See <see cref="RelevantNumbers"/>.</remarks>
internal sealed class StateMetric
{
    private readonly CompiledTask task;
    private readonly int end;

    // [action]: conditions and expressions
    private readonly (int Condition, int Amount)[][] added;

    /// <param name="task">A task compiled with the numbers that its metric depends on.</param>
    /// <exception cref="OverflowException">The task's numbers are not exact.</exception>
    public StateMetric(CompiledTask task)
    {
        this.task = task;
        if (task.Source.FinalMetric is not { } metric)
        {
            added = [];
            return;
        }

        var weights = metric.Terms.Where(term => task.NumberSlot[term.Number] < 0).ToDictionary(term => term.Number, term => term.Coefficient);
        var changes = task.Source.Actions.Select(action => action.NumericEffects
            .Where(effect => weights.ContainsKey(effect.Number))
            .Select(effect => (effect.Condition, Amount: LinearArithmetic.Scale(effect.Amount, weights[effect.Number])))
            .ToArray()).ToArray();
        var kept = new LinearExpression([.. metric.Terms.Where(term => task.NumberSlot[term.Number] >= 0)], 0);
        Rational unit = changes.SelectMany(list => list).Aggregate(
            task.Numbers.UnitOf(kept), (common, change) => Rational.GreatestCommonDivisor(common, task.Numbers.UnitOf(change.Amount)));
        end = task.Numbers.Add(kept, unit);
        added = [.. changes.Select(list => list
            .Select(change => (task.Conditions.Add(change.Condition), task.Numbers.Add(change.Amount, unit))).ToArray())];
        task.Conditions.Seal();
    }

    /// <summary>What an action adds in a state.</summary>
    /// <exception cref="OverflowException">More than 64 bits hold.</exception>
    public long Added(int action, ReadOnlySpan<ulong> state)
    {
        if (task.Source.FinalMetric is null)
        {
            return task.Cost[action];
        }

        long sum = 0;
        foreach ((int condition, int amount) in added[action])
        {
            if (task.Conditions.Holds(condition, state))
            {
                sum = checked(sum + task.Numbers.Units(amount, state));
            }
        }

        return sum;
    }

    /// <summary>What a state counts as the last one.</summary>
    /// <exception cref="OverflowException">More than 64 bits hold.</exception>
    public long AtEnd(ReadOnlySpan<ulong> state) => task.Source.FinalMetric is null ? 0 : task.Numbers.Units(end, state);
}
