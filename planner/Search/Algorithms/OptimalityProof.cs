using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Finds a plan of least cost with proof by A* with landmark cuts and blind A* by turns. It goes on where it left off.</summary>
/// <remarks>Which of the two is faster differs by orders of magnitude between problems and shows only by trying: each gets about the
/// same time, in shares that double (<see cref="RelativeEffort"/>). The cost of a plan that is known cuts off much.</remarks>
internal sealed class OptimalityProof(CompiledTask task, RelaxedTask relaxed)
{
    // what fits into the usual memory limits
    private const double MostStates = 1e8;

    private AStarSearch? informed;
    private AStarSearch? blind;
    private long share = 500;

    /// <summary>Proved: no plan costs less.</summary>
    public long LowerBound { get; private set; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => (informed?.Bytes ?? 0) + (blind?.Bytes ?? 0);

    /// <summary>Runs until the budget ends or no plan is cheaper than the best.</summary>
    /// <returns>Whether it is sure that none is cheaper.</returns>
    public bool Run(Incumbent best, SearchBudget budget)
    {
        StateOrbits? orbits = task.Orbits(budget.Cancellation);
        informed ??= new AStarSearch(task, new LandmarkCutHeuristic(task, relaxed), orbits);
        blind ??= new AStarSearch(task, null, orbits);
        for (; budget.Ended is null; share *= 2)
        {
            if (Continue(informed, share, blind.Bytes))
            {
                return true;
            }

            // blind search cannot end before its bound is that of the cuts
            if (blind.StatesAt(informed.LowerBound) < MostStates && Continue(blind, (long)(share * RelativeEffort.ExpansionsPerCuts(relaxed, blind)), informed.Bytes))
            {
                return true;
            }
        }

        return false;

        bool Continue(AStarSearch search, long work, long otherBytes)
        {
            SearchBudget part = budget.Part(work);
            part.OtherBytes = otherBytes;
            search.Run(part, best);
            LowerBound = Math.Max(LowerBound, search.LowerBound);
            budget.Add(part);
            return search.IsFinished;
        }
    }
}
