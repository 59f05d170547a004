namespace NeuroSymbolic.Planner;

/// <summary>Finds any plan by two searches that take turns: lazy greedy search on relaxed plans, soon with landmarks beside them, and
/// width search.</summary>
/// <remarks>The one follows its estimates, the other looks for what it has not seen; where the estimates lead nowhere, as with crates
/// that stand in each other's way, the other finds a way out, and the other way round. Both get the same work by turns. Most problems
/// need no landmarks, and finding these takes longer than a thousand evaluations, so that the first turn does without.</remarks>
internal sealed class FirstPlanSearch(CompiledTask task, RelaxedTask relaxed)
{
    private const long FirstShare = 2000;

    /// <summary>Runs until there is a plan, it is sure that there is none, or the budget ends.</summary>
    /// <returns>Whether it is sure that there is none.</returns>
    public bool Run(BestPlan best, SearchBudget budget)
    {
        int[] one = GuideCost.One(task);
        var heuristic = new RelaxedPlanHeuristic(task, relaxed, null);
        var informed = new LazySearch(task, heuristic, one, weight: 0);
        WidthSearch? width = null;
        for (long share = FirstShare; ; share *= 2)
        {
            SearchBudget part = budget.Part(share);
            part.OtherBytes = width?.Bytes ?? 0;
            bool isFound = informed.Run(part, best);
            if (!budget.Add(part) || isFound || informed.IsExhausted)
            {
                return informed.IsExhausted;
            }

            width ??= new WidthSearch(task, relaxed, heuristic);
            part = budget.Part((long)(share * Effort.ExpansionsPerRelaxedPlan(relaxed, width)));

            // it keeps more states than the other and gets no more than half, so that the other can go on without it
            part.OtherBytes = Math.Max(informed.Bytes, budget.MemoryBytes / 2);
            isFound = width.Run(part, best);
            bool isFull = part.Ended is PlanStatus.MemoryLimit;
            if ((!budget.Add(part) && !isFull) || isFound || width.IsExhausted)
            {
                return width.IsExhausted;
            }

            if (share == FirstShare && LandmarkEstimate.Find(task, budget.Cancellation) is { } landmarks)
            {
                informed = new LazySearch(task, heuristic, one, weight: 0, landmarks);
            }
        }
    }
}
