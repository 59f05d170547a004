using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Planner.Search;
using NeuroSymbolic.Planner.Search.Algorithms;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

public class ForwardSearchProperties
{
    private static readonly EngineLimits NoLimits = new(null, 1L << 30, int.MaxValue, CancellationToken.None);

    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260401, 1));

    [Fact]
    public void Optimal_plans_cost_what_exhaustive_search_finds() => ForSeeds(3000, seed =>
        CheckOptimal(RandomGroundTask.Create(new Random(seed), withNumbers: seed % 3 == 0)));

    [Fact]
    public void A_first_plan_is_found_wherever_there_is_one() => ForSeeds(3000, seed =>
    {
        GroundTask task = RandomGroundTask.Create(new Random(seed), withNumbers: seed % 3 == 0);
        long? least = RandomGroundTask.LeastCost(task);
        EngineOutcome first = new SearchEngine(task).FirstPlan(NoLimits);
        Assert.Equal(least is null, first.Status == PlanStatus.Unsolvable);
        if (first.Actions is { } plan)
        {
            Assert.True(RandomGroundTask.CostOf(task, plan) >= least);
            EngineOutcome improved = new SearchEngine(task).Improve(NoLimits, plan);
            Assert.Equal(PlanStatus.SolvedOptimally, improved.Status);
            Assert.Equal(least, RandomGroundTask.CostOf(task, improved.Actions!.Value));
        }
    });

    private static void CheckOptimal(GroundTask task)
    {
        long? least = RandomGroundTask.LeastCost(task);
        var search = new SearchEngine(task);
        foreach (EngineOutcome found in new[] { search.Optimal(NoLimits), AStar(task, isBlind: false), AStar(task, isBlind: true) })
        {
            Assert.Equal(least is null ? PlanStatus.Unsolvable : PlanStatus.SolvedOptimally, found.Status);
            if (found.Actions is { } plan)
            {
                Assert.Equal(least, RandomGroundTask.CostOf(task, plan));
                Assert.Equal(least, found.LowerBound);
            }
        }
    }

    private static EngineOutcome AStar(GroundTask task, bool isBlind)
    {
        var compiled = new CompiledTask(task);
        var best = new Incumbent(new PlanReplay(task), null);
        var search = new AStarSearch(
            compiled, isBlind ? null : new LandmarkCutHeuristic(compiled, new RelaxedTask(compiled)), StateOrbits.Find(compiled, CancellationToken.None));
        search.Run(new SearchBudget(NoLimits), best);
        Assert.True(search.IsFinished);
        return new EngineOutcome
        {
            Status = best.Actions is null ? PlanStatus.Unsolvable : PlanStatus.SolvedOptimally,
            Actions = best.Actions,
            LowerBound = search.LowerBound,
        };
    }
}
