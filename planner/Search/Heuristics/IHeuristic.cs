namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>Estimates what it costs to reach the goal from a state. Searches look first where the estimate is low.</summary>
/// <remarks>docs/planner/write-a-heuristic.md writes one step by step.</remarks>
internal interface IHeuristic
{
    /// <summary>The estimate for a state from which the goal cannot be reached. Searches never expand such a state, so that a heuristic may
    /// say this only when it is sure.</summary>
    const long DeadEnd = long.MaxValue;

    /// <summary>The estimated cost of the cheapest plan from a state to the goal, at least 0, or <see cref="DeadEnd"/>.</summary>
    /// <remarks>It is called for each state that is expanded, so that it should not allocate. For A* it must be admissible, which means never
    /// higher than the true cost: otherwise a plan that A* calls cheapest may not be.</remarks>
    /// <param name="state">The state, as <see cref="States.StateLayout"/> packs it.</param>
    long Evaluate(ReadOnlySpan<ulong> state);

    /// <summary>Whether an action seems useful in the state that was evaluated last. Greedy search tries such actions more often; that no
    /// action is preferred is always a valid answer.</summary>
    /// <param name="action">The number of an action of the task.</param>
    bool IsPreferred(int action) => false;
}
