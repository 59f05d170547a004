namespace NeuroSymbolic.Planner;

/// <summary>Finds any plan: lazy greedy search on relaxed plans, soon with landmarks beside them, and by turns with blind search.</summary>
/// <remarks>Most problems need no landmarks, and finding these takes longer than a thousand evaluations, so that the first share does
/// without. Where estimates tell nothing, as on towers of Hanoi of a dozen disks, looking at all states is quicker: blind search gets
/// about a quarter of the other's time, within a part of the memory.</remarks>
internal sealed class FirstPlanSearch(CompiledTask task, RelaxedTask relaxed)
{
    private const long ShareWithoutLandmarks = 2000;
    private const long FirstShare = 20_000;

    /// <summary>Runs until there is a plan, it is sure that there is none, or the budget ends.</summary>
    /// <returns>Whether it is sure that there is none.</returns>
    public bool Run(BestPlan best, SearchBudget budget)
    {
        int[] one = GuideCost.One(task);
        var heuristic = new RelaxedPlanHeuristic(task, relaxed, null);
        var informed = new LazySearch(task, heuristic, one, weight: 0);
        if (Continue(informed, ShareWithoutLandmarks) is { } early)
        {
            return early;
        }

        if (LandmarkEstimate.Find(task, budget.Cancellation) is { } landmarks)
        {
            informed = new LazySearch(task, heuristic, one, weight: 0, landmarks);
        }

        var blind = new OptimalSearch(task, heuristic: null);
        for (long share = FirstShare; ; share *= 2)
        {
            budget.OtherBytes = blind.Bytes;
            if (Continue(informed, share) is { } isNone)
            {
                return isNone;
            }

            budget.OtherBytes = informed.Bytes;
            if (blind.Bytes < budget.MemoryBytes / 4)
            {
                SearchBudget part = budget.Part((long)(share / 4 * Effort.ExpansionsPerRelaxedPlan(relaxed, blind)));
                blind.Run(part, best);
                if (!budget.Add(part) || best.Actions is not null || blind.IsFinished)
                {
                    return blind.IsFinished && best.Actions is null;
                }
            }
        }

        bool? Continue(LazySearch search, long share)
        {
            SearchBudget part = budget.Part(share);
            bool isFound = search.Run(part, best);
            return !budget.Add(part) || isFound || search.IsExhausted ? search.IsExhausted : null;
        }
    }
}
