using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.Symmetry;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>The states found and how each was reached. States that differ only by which of several exchangeable objects is which count as
/// one.</summary>
internal sealed class SearchSpace
{
    private readonly CompiledTask task;
    private readonly StateOrbits? orbits;
    private readonly ChunkedArray<int> parents = new();
    private readonly ChunkedArray<int> actions = new();
    private readonly ChunkedArray<long> costs = new();

    /// <param name="task">The task.</param>
    /// <param name="orbits">Its exchangeable objects; null to keep all states apart.</param>
    public SearchSpace(CompiledTask task, StateOrbits? orbits = null)
    {
        this.task = task;
        this.orbits = orbits;
        States = new StateRegistry(task.Layout.WordCount);
        ulong[] init = [.. task.Init];
        FindOrAdd(init, -1, -1, 0, out _);
    }

    /// <summary>The states; number 0 is the one at the start.</summary>
    public StateRegistry States { get; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => States.Bytes + parents.Bytes + actions.Bytes + costs.Bytes;

    /// <summary>The least cost known of reaching a state.</summary>
    public long Cost(int state) => costs[state];

    /// <summary>The state from which the cheapest way known leads to a state; -1 for the first.</summary>
    public int Parent(int state) => parents[state];

    /// <summary>The number of a state, which is added if it is new.</summary>
    /// <param name="state">The state; it becomes the one that stands for it.</param>
    /// <param name="parent">The state before.</param>
    /// <param name="action">The action in between.</param>
    /// <param name="cost">The cost of the way to it.</param>
    /// <param name="isNew">Whether it was added.</param>
    public int FindOrAdd(Span<ulong> state, int parent, int action, long cost, out bool isNew)
    {
        orbits?.Sort(state);
        int number = States.FindOrAdd(state, out isNew);
        if (isNew)
        {
            parents.Reserve(number + 1);
            actions.Reserve(number + 1);
            costs.Reserve(number + 1);
            SetParent(number, parent, action, cost);
        }

        return number;
    }

    /// <summary>Notes a cheaper way to a state.</summary>
    public void SetParent(int state, int parent, int action, long cost)
    {
        parents[state] = parent;
        actions[state] = action;
        costs[state] = cost;
    }

    /// <summary>The actions on the way to a state. What they cost together can be less than was noted of the state when a cheaper way to
    /// one on the way was found later.</summary>
    public ImmutableArray<int> PlanTo(int state)
    {
        var plan = ImmutableArray.CreateBuilder<int>();
        for (; parents[state] >= 0; state = parents[state])
        {
            plan.Add(actions[state]);
        }

        plan.Reverse();
        return orbits is null ? plan.ToImmutable() : orbits.Untangle(plan.ToArray());
    }

    /// <summary>The state after an action, in the buffer.</summary>
    public void Apply(int action, int state, Span<ulong> next) => task.Apply(action, States[state], next);
}
