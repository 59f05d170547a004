using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Planner.Smt;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

public class SmtEngineProperties
{
    private static readonly EngineLimits Plenty = new(40_000_000, 1L << 30, 60, CancellationToken.None);

    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260501, 1));

    [Fact]
    public void A_plan_is_found_wherever_there_is_one_and_its_absence_proved() => ForSeeds(400, seed =>
    {
        GroundTask task = RandomGroundTask.Create(new Random(seed));
        long? least = RandomGroundTask.LeastCost(task);
        EngineOutcome found = new SmtEngine(task).FindPlan(Plenty);
        Assert.Equal(least is null ? PlanStatus.Unsolvable : PlanStatus.Solved, found.Status);
        Assert.Equal(least is null, found.Actions is null);
        if (found.Actions is { } plan)
        {
            Assert.True(RandomGroundTask.CostOf(task, plan) >= least);
            Assert.True(found.LowerBound <= least);
        }
    });

    [Fact]
    public void Plans_with_numbers_are_found_and_can_be_carried_out() => ForSeeds(200, seed =>
    {
        GroundTask task = RandomGroundTask.Create(new Random(seed), withNumbers: true);
        EngineOutcome found = new SmtEngine(task).FindPlan(Plenty with { MaxHorizon = 8, Work = 3_000_000 });
        if (found.Actions is { } plan)
        {
            Assert.NotNull(RandomGroundTask.CostOf(task, plan));
        }
        else
        {
            // eight patterns hold any plan of eight actions
            Assert.True(found.Status != PlanStatus.Unsolvable || RandomGroundTask.LeastCost(task) is null);
            Assert.True(found.Status != PlanStatus.HorizonExhausted || LeastSteps(task) is null or > 8);
        }
    });

    [Fact]
    public void The_shortest_plans_are_proved_shortest() => ForSeeds(400, seed =>
    {
        GroundTask task = WithUnitCosts(RandomGroundTask.Create(new Random(seed)));
        AssertProved(task);
    });

    [Fact]
    public void The_cheapest_plans_are_proved_cheapest() => ForSeeds(300, seed =>
    {
        GroundTask task = RandomGroundTask.Create(new Random(seed));
        task = task with { Actions = [.. task.Actions.Select(action => action with { Cost = action.Cost + 1 })] };
        AssertProved(task);
    });

    [Fact]
    public void Where_actions_are_free_a_proof_may_fail_but_is_never_wrong() => ForSeeds(100, seed =>
    {
        GroundTask task = RandomGroundTask.Create(new Random(seed));
        long? least = RandomGroundTask.LeastCost(task);
        EngineOutcome found = new SmtEngine(task).Prove(Plenty with { Work = 2_000_000 });
        if (found.Actions is { } plan)
        {
            long? cost = RandomGroundTask.CostOf(task, plan);
            Assert.True(found.Status == PlanStatus.SolvedOptimally ? cost == least : cost >= least);
            Assert.True(found.LowerBound <= least);
        }
        else
        {
            Assert.Null(least);
        }
    });

    private static GroundTask WithUnitCosts(GroundTask task) =>
        task with { Actions = [.. task.Actions.Select(action => action with { Cost = 1 })] };

    private static long? LeastSteps(GroundTask task) => RandomGroundTask.LeastCost(WithUnitCosts(task));

    private static void AssertProved(GroundTask task)
    {
        long? least = RandomGroundTask.LeastCost(task);
        EngineOutcome found = new SmtEngine(task).Prove(Plenty);
        Assert.Equal(least is null ? PlanStatus.Unsolvable : PlanStatus.SolvedOptimally, found.Status);
        if (found.Actions is { } plan)
        {
            Assert.Equal(least, RandomGroundTask.CostOf(task, plan));
            Assert.Equal(least, found.LowerBound);
        }
    }
}
