using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Strategies;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Short problems by Z3: a shortest plan where the task is small, otherwise any.</summary>
internal sealed class SmtSubproblemSolver : ISubproblemSolver, IDisposable
{
    // for tasks of at most so many actions, what can be reached when from each state is worth computing anew
    private const int MostActionsForShortest = 300;

    // where a shortest plan takes more, any plan comes first
    private const long MostShortestWork = 1_500_000;

    // the part of the memory that a paused search may keep from others
    private const long PausedShare = 4;

    private readonly TaskAnalysis known;
    private HorizonSearch? paused;

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
            using var shortest = new ShortestSearch(here, state.AsSpan(), goal, limits.Cancellation) { Listener = limits };
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
        return Outcome(plan, search.EndedBy, state, goal) with { Work = work + search.Work };
    }

    /// <inheritdoc/>
    public EngineOutcome SolveWhole(long share, EngineLimits limits)
    {
        GroundTask task = known.Task;
        if (task.Actions.Length <= MostActionsForShortest || share >= limits.Work)
        {
            return Solve(task.Init, task.Goal, limits with { Work = Math.Min(share, limits.Work ?? share) });
        }

        if (known.Pairs?.IsNever(task.Goal) == true)
        {
            return new EngineOutcome { Status = PlanStatus.Unsolvable };
        }

        paused ??= new HorizonSearch(known, task.Init.AsSpan(), task.Goal, limits);
        long workBefore = paused.Work;
        List<int>? plan = paused.Run(workBefore + share);
        EngineOutcome outcome = Outcome(plan, paused.EndedBy, task.Init, task.Goal) with { Work = paused.Work - workBefore };
        if (outcome.Status != PlanStatus.BudgetExhausted || paused.MemoryBytes > limits.MemoryBytes / PausedShare)
        {
            Dispose();
        }

        return outcome;
    }

    /// <summary>Ends the search that is paused.</summary>
    public void Dispose()
    {
        paused?.Dispose();
        paused = null;
    }

    private EngineOutcome Outcome(List<int>? plan, PlanStatus? endedBy, ImmutableArray<int> state, GroundCondition goal) => new()
    {
        Status = plan is null ? endedBy ?? PlanStatus.BudgetExhausted : PlanStatus.Solved,
        Actions = plan is null ? null : ActionElimination.Reduce(known.State(state.AsSpan(), []), goal, plan),
    };
}
