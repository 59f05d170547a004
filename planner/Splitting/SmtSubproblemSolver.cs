using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Strategies;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Short problems by Z3: a shortest plan where the task is small, otherwise any.</summary>
internal sealed class SmtSubproblemSolver : ISubproblemSolver
{
    // for tasks of at most so many actions, what can be reached when from each state is worth computing anew
    private const int MostActionsForShortest = 300;

    // where a shortest plan takes more, any plan comes first
    private const long MostShortestWork = 1_500_000;

    private readonly TaskAnalysis known;

    /// <summary>Prepares a task without numbers.</summary>
    public SmtSubproblemSolver(TaskAnalysis known) => this.known = known;

    /// <inheritdoc/>
    public EngineOutcome Solve(ImmutableArray<int> state, GroundCondition goal, EngineLimits limits)
    {
        if (known.Pairs?.IsNever(goal) == true)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        long work = 0;
        if (known.Task.Actions.Length <= MostActionsForShortest && limits.Work is { } most)
        {
            TaskAnalysis here = known.From(state, limits.Cancellation);
            using var shortest = new ShortestSearch(here, state.AsSpan(), goal, limits.Cancellation);
            if (shortest.ProvedSteps == H2Mutexes.Never)
            {
                return new EngineOutcome { Status = PlanStatus.Unsolvable };
            }

            if (shortest.Run(limits.MaxHorizon, long.MaxValue, most / 2, limits.Cancellation) is { } found)
            {
                return new EngineOutcome
                {
                    Status = PlanStatus.SolvedOptimally,
                    Actions = [.. found],
                    LowerBound = found.Count,
                    Work = shortest.Work,
                };
            }

            work = shortest.Work;
        }

        using var search = new HorizonSearch(known, state.AsSpan(), goal, limits with { Work = limits.Work - work });
        List<int>? plan = search.Run();
        return new EngineOutcome
        {
            Status = plan is null ? search.EndedBy!.Value : PlanStatus.Solved,
            Actions = plan is null ? null : ActionElimination.Reduce(known.State(state.AsSpan(), []), goal, plan),
            Work = work + search.Work,
        };
    }
}
