using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>The cheapest plan found so far, or that of the least <see cref="GroundTask.FinalMetric"/> where there is one.</summary>
/// <param name="replay">Checks plans.</param>
/// <param name="onBetter">Gets each better plan and its cost; null for nobody.</param>
internal sealed class Incumbent(PlanReplay replay, Action<ImmutableArray<int>, long>? onBetter)
{
    private Rational finalMetric;

    /// <summary>The plan; null for none.</summary>
    public ImmutableArray<int>? Actions { get; private set; }

    /// <summary>What it costs; the largest number for none.</summary>
    public long Cost { get; private set; } = long.MaxValue;

    /// <summary>Whether something that looked like a plan was none, since its numbers are not exact: search proves nothing then.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Only plans that cost less are worth looking for: any plan may be where something else than the cost is
    /// minimized.</summary>
    public long Bound => replay.HasFinalMetric ? long.MaxValue : Cost;

    /// <summary>Takes a plan if it is better; tells whether it is a plan.</summary>
    public bool Offer(ImmutableArray<int> actions)
    {
        if (!replay.IsPlan(actions.AsSpan()))
        {
            IsDoubtful = true;
            return false;
        }

        long cost = replay.Cost(actions.AsSpan());
        Rational metric = replay.HasFinalMetric ? replay.FinalMetric(actions.AsSpan()) : 0;
        if (Actions is null || metric < finalMetric || (metric == finalMetric && cost < Cost))
        {
            (Cost, finalMetric, Actions) = (cost, metric, actions);
            onBetter?.Invoke(actions, cost);
        }

        return true;
    }
}
