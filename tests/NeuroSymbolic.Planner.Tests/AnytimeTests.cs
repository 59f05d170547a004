using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class AnytimeTests
{
    [Fact]
    public void Each_plan_that_is_told_is_better_than_the_one_before_and_the_last_one_comes_back_proved()
    {
        var told = new List<Plan>();
        var options = new PlannerOptions { Engine = PlanEngine.Search, IsAnytime = true, OnBetterPlan = told.Add };
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(5), options);
        Assert.Equal((PlanStatus.SolvedOptimally, 62), (result.Status, result.Plan!.Length));
        Assert.Equal(result.Plan, told[^1]);
        Assert.Equal(told.Select(plan => plan.Cost).Distinct().OrderDescending(), told.Select(plan => plan.Cost));
        Assert.All(told, plan => Assert.True(PlanValidator.Validate(Domains.Hanoi, Domains.HanoiProblem(5), plan).IsValid));
    }

    [Fact]
    public void A_limit_before_the_proof_leaves_the_best_plan_as_a_success()
    {
        var options = new PlannerOptions { Engine = PlanEngine.Search, IsAnytime = true, StateBudget = 2000 };
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(6), options);
        Assert.Equal(PlanStatus.Solved, result.Status);
        Assert.Null(result.Reason);
        Assert.InRange(result.Plan!.Length, 126, int.MaxValue);
    }

    [Fact]
    public void Cancelling_keeps_the_plan_that_was_told()
    {
        using var cancellation = new CancellationTokenSource();
        var options = new PlannerOptions { Engine = PlanEngine.Search, IsAnytime = true, OnBetterPlan = _ => cancellation.Cancel() };
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(6), options, cancellation.Token);
        Assert.Equal(PlanStatus.Solved, result.Status);
        Assert.NotNull(result.Plan);
    }
}
