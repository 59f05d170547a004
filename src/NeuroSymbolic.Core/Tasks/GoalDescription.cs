namespace NeuroSymbolic.Core;

/// <summary>How a task must end: one of the two.</summary>
public sealed record GoalDescription
{
    /// <summary>A PDDL condition, with {0}, {1} for the episode's movable objects in the domain's order; null for the end of a walk. What it has before
    /// an <c>imply</c> is looked at when the episode begins, so that a goal can speak of what is shown then.</summary>
    public string? Condition { get; init; }

    /// <summary>Actions drawn at random that lead from the start to another state, which is to be reached; 0 where there is a condition.</summary>
    public int Walk { get; init; }
}
