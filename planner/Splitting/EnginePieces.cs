using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Short problems by Z3: a shortest plan where the task is small, otherwise any.</summary>
internal sealed class EnginePieces : ISubproblemSolver
{
    // for tasks of at most so many actions, what can be reached when from each state is worth computing anew
    private const int MostActionsForShortest = 300;

    // where a shortest plan takes more, any plan comes first
    private const long MostShortestWork = 1_500_000;

    private readonly TaskFacts known;

    /// <summary>Prepares a task without numbers.</summary>
    public EnginePieces(TaskFacts known) => this.known = known;

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
            var here = new TaskFacts(known.Task with { Init = state }, limits.Cancellation);
            using var shortest = new ShortestSearch(here, state.AsSpan(), goal, limits.Cancellation);
            if (shortest.ProvedSteps == PairLevels.Never)
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
            Actions = plan is null ? null : [.. PlanTrimming.Trim(known.State(state.AsSpan(), []), goal, plan)],
            Work = work + search.Work,
            EndedBy = plan is null && search.EndedBy != PlanStatus.Unsolvable ? search.EndedBy : null,
        };
    }
}
