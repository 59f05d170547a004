using System.Globalization;

namespace NeuroSymbolic.Planner;

/// <summary>Why planning ended, in a sentence.</summary>
internal static class Reasons
{
    /// <summary>The sentence for a status that needs one; null for the others.</summary>
    public static string? Of(PlanStatus status, PlannerOptions options) => status switch
    {
        PlanStatus.Unsolvable => "No sequence of actions reaches the goal.",
        PlanStatus.HorizonExhausted => $"There is no plan of at most {options.MaxHorizon} steps.",
        PlanStatus.TimeLimit => string.Create(
            CultureInfo.InvariantCulture, $"The time of {options.TimeLimit?.TotalSeconds ?? 0:0.###} s is used up."),
        PlanStatus.MemoryLimit => "The memory that may be taken is used up.",
        PlanStatus.BudgetExhausted => "The budget of solver work and states is used up.",
        _ => null,
    };
}
