using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Search.Algorithms;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace CompareHeuristics;

/// <summary>What a search with a heuristic found on a task.</summary>
/// <param name="Search">The search and the heuristic.</param>
/// <param name="PlanCost">What the plan costs, in the task's units; null without a plan.</param>
/// <param name="LookedAt">How many states were taken from the open list.</param>
internal sealed record HeuristicRow(string Search, long? PlanCost, long LookedAt)
{
    private const long MostStates = 1_000_000;
    private const long MemoryBytes = 1L << 30;

    /// <summary>Greedy best-first search, which goes by the estimate alone, and A*, which adds the cost so far, each with several
    /// heuristics.</summary>
    public static IEnumerable<HeuristicRow> All(GroundTask ground)
    {
        var task = new CompiledTask(ground);
        var relaxed = new RelaxedTask(task);
        yield return Greedy("goal count", new GoalCountHeuristic(task));
        yield return Greedy("relaxed plan", new RelaxedPlanHeuristic(task, relaxed, actionCost: null));
        yield return AStar("blind", null);
        yield return AStar("goal count", new GoalCountHeuristic(task));
        yield return AStar("landmark cut", new LandmarkCutHeuristic(task, relaxed));

        HeuristicRow Greedy(string name, IHeuristic heuristic)
        {
            var search = new LazyBestFirstSearch(task, heuristic, AdjustedCosts.One(task), weight: 0);
            return Run($"greedy, {name}", (budget, best) => search.Run(budget, best));
        }

        HeuristicRow AStar(string name, IHeuristic? heuristic)
        {
            var search = new AStarSearch(task, heuristic, orbits: null);
            return Run($"A*, {name}", search.Run);
        }

        HeuristicRow Run(string name, Action<SearchBudget, Incumbent> search)
        {
            var best = new Incumbent(new PlanReplay(ground), null);
            var budget = new SearchBudget(new EngineLimits(MostStates, MemoryBytes, int.MaxValue, CancellationToken.None));
            search(budget, best);
            return new HeuristicRow(name, best.Actions is null ? null : best.Cost, budget.Spent);
        }
    }
}
