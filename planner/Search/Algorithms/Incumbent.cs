using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>The cheapest plan found so far, or that of the least <see cref="GroundTask.FinalMetric"/> where there is one.</summary>
internal sealed class Incumbent
{
    private readonly PlanReplay replay;
    private readonly Action<ImmutableArray<int>>? onBetter;
    private readonly long ceiling;
    private readonly bool isAnyEnough;
    private readonly ImmutableArray<int> before = [];
    private readonly ImmutableArray<int> after = [];
    private (Rational Metric, long Cost) value = (0, long.MaxValue);

    /// <param name="replay">Checks plans.</param>
    /// <param name="onBetter">Gets each better plan; null for nobody.</param>
    /// <param name="ceiling">Only plans that cost less are worth looking for.</param>
    /// <param name="isAnyEnough">Whether any plan below the ceiling is as good as another.</param>
    public Incumbent(
        PlanReplay replay, Action<ImmutableArray<int>>? onBetter = null, long ceiling = long.MaxValue, bool isAnyEnough = false)
    {
        this.replay = replay;
        this.onBetter = onBetter;
        this.ceiling = ceiling;
        this.isAnyEnough = isAnyEnough;
    }

    private Incumbent(Incumbent whole, ImmutableArray<int> plan, int first, int end)
        : this(whole.replay, actions => whole.Offer([.. plan[..first], .. actions, .. plan[end..]]))
    {
        (before, after) = (plan[..first], plan[end..]);
        Actions = plan[first..end];
        value = (0, replay.Cost(Actions.Value.AsSpan()));
    }

    /// <summary>The plan; null for none.</summary>
    public ImmutableArray<int>? Actions { get; private set; }

    /// <summary>What it costs; the largest number for none.</summary>
    public long Cost => value.Cost;

    /// <summary>Whether something that looked like a plan was none, since its numbers are not exact: search proves nothing then.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Only plans that cost less than this are looked for; the largest number where something other than the cost is
    /// minimized.</summary>
    public long Bound => replay.HasFinalMetric ? long.MaxValue
        : isAnyEnough && Cost < ceiling ? 0
        : Math.Min(Cost, ceiling);

    /// <summary>The best way found through a part of a plan, at first that of the plan. What is better makes the whole plan better.</summary>
    public Incumbent Window(ImmutableArray<int> plan, int first, int end) => new(this, plan, first, end);

    /// <summary>Takes a plan if it is better; tells whether it is a plan.</summary>
    public bool Offer(ImmutableArray<int> actions)
    {
        ImmutableArray<int> whole = [.. before, .. actions, .. after];
        if (!replay.IsPlan(whole.AsSpan()))
        {
            IsDoubtful = true;
            return false;
        }

        (Rational Metric, long Cost) offered = (replay.HasFinalMetric ? replay.FinalMetric(whole.AsSpan()) : 0, replay.Cost(actions.AsSpan()));
        if (Actions is null || offered.CompareTo(value) < 0)
        {
            (value, Actions) = (offered, actions);
            onBetter?.Invoke(actions);
        }

        return true;
    }
}
