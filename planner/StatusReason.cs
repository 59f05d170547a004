using System.Globalization;

namespace NeuroSymbolic.Planner;

/// <summary>Why planning ended, in a sentence.</summary>
internal static class StatusReason
{
    /// <summary>The sentence for a status that needs one; null for the others.</summary>
    /// <param name="status">Why planning ended.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="hasPlan">Whether there is a plan, so that it was a proof that was missed.</param>
    /// <param name="isInexact">Whether search could not hold some numbers exactly.</param>
    public static string? Of(PlanStatus status, PlannerOptions options, bool hasPlan, bool isInexact = false) => status switch
    {
        PlanStatus.Unsolvable => "No sequence of actions reaches the goal.",
        PlanStatus.HorizonExhausted => $"There is no plan of at most {options.MaxHorizon} steps.",
        PlanStatus.TimeLimit => Missed(
            string.Create(CultureInfo.InvariantCulture, $"within {options.TimeLimit?.TotalSeconds ?? 0:0.###} s"), hasPlan),
        PlanStatus.MemoryLimit => Missed(
            options.MemoryLimitBytes is { } bytes ? $"in {bytes >> 20} MiB of memory" : "in the memory that there is", hasPlan),
        PlanStatus.BudgetExhausted when isInexact => Missed(
            $"by search, which cannot hold some numbers of the problem in 64 bits{(options.Engine == PlanEngine.Search ? " (--engine smt can)" : "")}", hasPlan),
        PlanStatus.BudgetExhausted => Missed($"with the budget of {Budget(options)}", hasPlan),
        _ => null,
    };

    private static string Missed(string limit, bool hasPlan) =>
        hasPlan ? $"The plan was not proved best {limit}." : $"No plan was found {limit}.";

    private static string Budget(PlannerOptions options) => (options.StateBudget, options.SolverBudget) switch
    {
        ({ } states, { } work) => $"{states} states and {work} units of Z3 work",
        ({ } states, null) => $"{states} states",
        (null, { } work) => $"{work} units of Z3 work",
        _ => "the engine",
    };
}
