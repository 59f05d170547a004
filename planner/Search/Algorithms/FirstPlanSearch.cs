using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Finds any plan by two searches that take turns: lazy greedy search on relaxed plans, soon with landmarks beside them, and
/// width search.</summary>
/// <remarks>The one follows its estimates, the other looks for what it has not seen: a way out where estimates lead nowhere, as with
/// crates that stand in each other's way. Both get the same work by turns, the first one first, since its plans are cheaper. Most
/// problems need no landmarks, and finding these takes longer than a thousand evaluations, so that the first share does
/// without.</remarks>
internal sealed class FirstPlanSearch(CompiledTask task, RelaxedTask relaxed)
{
    private const long ShareWithoutLandmarks = 2000;
    private const long FirstShare = 8000;

    /// <summary>Runs until there is a plan, it is sure that there is none, or the budget ends.</summary>
    /// <returns>Whether it is sure that there is none.</returns>
    public bool Run(Incumbent best, SearchBudget budget)
    {
        int[] one = AdjustedCosts.One(task);
        var heuristic = new RelaxedPlanHeuristic(task, relaxed, null);
        var informed = new LazyBestFirstSearch(task, heuristic, one, weight: 0);
        SearchBudget part = budget.Part(ShareWithoutLandmarks);
        if (informed.Run(part, best) || !budget.Add(part) || informed.IsExhausted)
        {
            return informed.IsExhausted;
        }

        StateOrbits? orbits = task.Orbits(budget.Cancellation);
        if (LandmarkCountHeuristic.Find(task, relaxed.Relaxation, budget.Cancellation) is { } landmarks)
        {
            informed = new LazyBestFirstSearch(task, heuristic, one, weight: 0, landmarks, orbits);
        }

        BestFirstWidthSearch? width = null;
        for (long share = FirstShare; ; share *= 2)
        {
            part = budget.Part(share);
            part.OtherBytes = width?.Bytes ?? 0;
            bool isFound = informed.Run(part, best);
            if (!budget.Add(part) || isFound || informed.IsExhausted)
            {
                return informed.IsExhausted;
            }

            width ??= new BestFirstWidthSearch(task, relaxed, heuristic, orbits, budget.MemoryBytes);
            part = budget.Part((long)(share * RelativeEffort.ExpansionsPerRelaxedPlan(relaxed, width)));

            // it keeps more states than the other and gets no more than a quarter, so that the other can go on without it
            part.OtherBytes = Math.Max(informed.Bytes, budget.MemoryBytes / 4 * 3);
            isFound = width.Run(part, best);
            bool isFull = part.Ended is PlanStatus.MemoryLimit;
            if ((!budget.Add(part) && !isFull) || isFound || width.IsExhausted)
            {
                return width.IsExhausted;
            }
        }
    }
}
