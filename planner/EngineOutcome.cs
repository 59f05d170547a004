using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>What an engine found. Running out of anything is an outcome and no exception, and takes along the best plan so far.</summary>
internal sealed record EngineOutcome
{
    /// <summary>Why it ended: with a plan and without proof after a limit, <see cref="PlanStatus.Solved"/>.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>The best plan found, as numbers of the task's actions; null for none.</summary>
    public ImmutableArray<int>? Actions { get; init; }

    /// <summary>Proved: no plan costs less, in the task's units.</summary>
    public long LowerBound { get; init; }

    /// <summary>Whether every state was looked at, and this proves nothing because some numbers could not be held exactly.</summary>
    public bool IsInexact { get; init; }

    /// <summary>What keeps the plan from being proved best, in a sentence; null where only a limit does, or nothing.</summary>
    public string? Obstacle { get; init; }

    /// <summary>What was spent, in the units of <see cref="EngineLimits.Work"/>.</summary>
    public long Work { get; init; }
}
