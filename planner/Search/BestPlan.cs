using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>The cheapest plan found so far.</summary>
/// <param name="replay">Checks plans.</param>
/// <param name="onBetter">Gets each better plan and its cost; null for nobody.</param>
internal sealed class BestPlan(PlanReplay replay, Action<ImmutableArray<int>, long>? onBetter)
{
    /// <summary>The plan; null for none.</summary>
    public ImmutableArray<int>? Actions { get; private set; }

    /// <summary>What it costs; the largest number for none.</summary>
    public long Cost { get; private set; } = long.MaxValue;

    /// <summary>Whether something that looked like a plan was none, since numbers as doubles and as decimals differ: search proves
    /// nothing then.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Takes a plan if it is better; tells whether it is a plan.</summary>
    public bool Offer(ImmutableArray<int> actions)
    {
        if (!replay.IsPlan(actions.AsSpan()))
        {
            IsDoubtful = true;
            return false;
        }

        long cost = replay.Cost(actions.AsSpan());
        if (cost < Cost)
        {
            Cost = cost;
            Actions = actions;
            onBetter?.Invoke(actions, cost);
        }

        return true;
    }
}
