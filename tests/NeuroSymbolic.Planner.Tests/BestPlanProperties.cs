using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>What --optimal and --horizon promise, on random small tasks, against exhaustive search written anew.</summary>
public class BestPlanProperties
{
    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260801, 1));

    [Theory]
    [InlineData(PlanEngine.Search, 400)]
    [InlineData(PlanEngine.Smt, 40)]
    [InlineData(PlanEngine.Auto, 40)]
    public void The_best_plan_within_a_horizon_is_found_and_proved(PlanEngine engine, int count) => ForSeeds(count, seed =>
    {
        GroundTask task = Draw(seed);
        int horizon = seed % 6;
        PlanResult result = Solve(task, new PlannerOptions { Engine = engine, IsOptimal = true, MaxHorizon = horizon });
        AssertBest(task, result, RandomGroundTask.BestWithin(task, horizon), horizon);
    });

    [Theory]
    [InlineData(PlanEngine.Search, 400)]
    [InlineData(PlanEngine.Smt, 40)]
    [InlineData(PlanEngine.Auto, 40)]
    public void Some_plan_within_a_horizon_is_found_wherever_there_is_one(PlanEngine engine, int count) => ForSeeds(count, seed =>
    {
        GroundTask task = Draw(seed);
        int horizon = seed % 6;
        PlanResult result = Solve(task, new PlannerOptions { Engine = engine, MaxHorizon = horizon });
        if (RandomGroundTask.BestWithin(task, horizon) is { } least)
        {
            Assert.Contains(result.Status, new[] { PlanStatus.Solved, PlanStatus.SolvedOptimally });
            Assert.InRange(result.Plan!.Length, 0, horizon);
            Assert.True(result.Plan.Cost >= least);
        }
        else
        {
            Assert.Contains(result.Status, new[] { PlanStatus.HorizonExhausted, PlanStatus.Unsolvable });
            Assert.True(result.Status != PlanStatus.Unsolvable || RandomGroundTask.BestWithin(task, 12) is null);
        }
    });

    [Fact]
    public void What_search_proves_best_for_a_metric_nothing_betters_and_else_it_says_why_not() => ForSeeds(150, seed =>
    {
        GroundTask task = RandomGroundTask.WithMetric(RandomGroundTask.Create(new Random(seed), withNumbers: seed % 2 == 0), new Random(seed));
        PlanResult result = Solve(task, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true, StateBudget = 3000 });
        Rational? least = RandomGroundTask.BestWithin(task, 6);
        Assert.True(least is null || result.Status != PlanStatus.Unsolvable);
        Assert.True(result.Status != PlanStatus.SolvedOptimally || least is null || result.Plan!.Cost <= least);
        Assert.Equal(result.Status is PlanStatus.Solved or PlanStatus.BudgetExhausted, result.Reason is not null && result.Status != PlanStatus.Unsolvable);
    });

    private static GroundTask Draw(int seed)
    {
        GroundTask task = RandomGroundTask.Create(new Random(seed), withNumbers: seed % 3 == 0);
        return seed % 2 == 0 ? task : RandomGroundTask.WithMetric(task, new Random(seed));
    }

    private static void AssertBest(GroundTask task, PlanResult result, Rational? least, int horizon)
    {
        Assert.Null(least is null ? null : result.Reason);
        if (least is { } value)
        {
            Assert.Equal((PlanStatus.SolvedOptimally, value), (result.Status, result.Plan!.Cost));
            Assert.Equal(value, result.LowerBound);
            Assert.InRange(result.Plan.Length, 0, horizon);
        }
        else
        {
            Assert.Contains(result.Status, new[] { PlanStatus.HorizonExhausted, PlanStatus.Unsolvable });
            Assert.True(result.Status != PlanStatus.Unsolvable || RandomGroundTask.BestWithin(task, 12) is null);
        }
    }

    private static PlanResult Solve(GroundTask task, PlannerOptions options)
    {
        using var watch = new ResourceWatch(null, null, CancellationToken.None);
        return new EngineRun(task, options, new SplitMemory(), watch).Run(
            new PlanResult { Status = PlanStatus.MemoryLimit, Engine = PlanningStage.Grounding });
    }
}
