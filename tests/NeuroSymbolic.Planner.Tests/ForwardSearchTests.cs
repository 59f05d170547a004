using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Search;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

public class ForwardSearchTests
{
    private static readonly EngineLimits NoLimits = new(null, 1L << 30, int.MaxValue, CancellationToken.None);

    /// <summary>All cubes on the left, in order, are to stand on the right.</summary>
    internal static GroundTask Hanoi(int cubes)
    {
        string[] names = [.. Enumerable.Range(1, cubes).Select(i => $"cube{i}")];
        string[] places = ["left", "middle", "right"];
        string smaller = string.Concat(names.Select((cube, i) =>
            string.Concat(names.Skip(i + 1).Concat(places).Select(other => $"(smaller {cube} {other})"))));
        string stack = string.Concat(names.Zip(names.Skip(1), (cube, below) => $"(on {cube} {below})"));
        PddlProblem problem = PddlProblem.Parse(
            $"(define (problem towers) (:domain {Domains.Hanoi.Name}) (:objects {string.Join(' ', names)} - disk {string.Join(' ', places)} - peg)"
            + $"(:init {smaller} {stack} (on cube{cubes} left) (clear cube1) (clear middle) (clear right) (free-gripper))"
            + $"(:goal (and {stack} (on cube{cubes} right))))",
            Domains.Hanoi);
        return Grounder.Ground(Domains.Hanoi, problem, 100_000)!;
    }

    [Fact]
    public void The_same_task_gives_the_same_plan_after_the_same_work()
    {
        EngineOutcome[] runs = [.. Enumerable.Range(0, 2).Select(_ => new SearchEngine(Hanoi(6)).Optimal(NoLimits))];
        Assert.Equal<int>([.. runs[0].Actions!.Value], [.. runs[1].Actions!.Value]);
        Assert.Equal(runs[0].Work, runs[1].Work);
    }

    [Fact]
    public void Work_beyond_the_limit_is_not_done_and_the_best_plan_so_far_comes_back()
    {
        var search = new SearchEngine(Hanoi(9));
        EngineOutcome none = search.FirstPlan(NoLimits with { Work = 50 });
        Assert.Equal(PlanStatus.BudgetExhausted, none.Status);
        Assert.Null(none.Actions);
        EngineOutcome first = search.FirstPlan(NoLimits);
        EngineOutcome improved = search.Improve(NoLimits with { Work = 200 }, first.Actions!.Value);
        Assert.Equal(PlanStatus.Solved, improved.Status);
        Assert.InRange(improved.Work, 1, 200);
        Assert.InRange(improved.Actions!.Value.Length, 1, first.Actions.Value.Length);
    }

    [Fact]
    public void Optimal_search_under_a_limit_returns_a_plan_and_what_it_has_proved()
    {
        EngineOutcome found = new SearchEngine(Hanoi(10)).Optimal(NoLimits with { Work = 40_000 });
        Assert.Equal(found.Actions is null ? PlanStatus.BudgetExhausted : PlanStatus.Solved, found.Status);
        Assert.InRange(found.LowerBound, 1, 2 * 1023);
        Assert.True(found.Actions is null || found.Actions.Value.Length >= found.LowerBound);
    }

    [Fact]
    public void Cancelled_search_ends_at_once_with_an_outcome()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        EngineOutcome found = new SearchEngine(Hanoi(8)).Optimal(NoLimits with { Cancellation = cancelled.Token });
        Assert.Equal(PlanStatus.TimeLimit, found.Status);
        Assert.InRange(found.Work, 0, 100);
    }

    [Fact]
    public void Every_better_plan_is_told()
    {
        var told = new List<ImmutableArray<int>>();
        GroundTask task = Hanoi(5);
        EngineOutcome found = new SearchEngine(task, told.Add).Optimal(NoLimits);
        Assert.Equal<int>([.. found.Actions!.Value], [.. told[^1]]);
        Assert.Equal(62, told[^1].Length);
        Assert.Equal(told.Select(plan => plan.Length).Distinct().OrderDescending(), told.Select(plan => plan.Length));
    }

    [Fact]
    public void A_task_whose_goal_holds_at_the_start_needs_no_action()
    {
        GroundTask task = Hanoi(3) with { Goal = GroundCondition.True };
        EngineOutcome found = new SearchEngine(task).Optimal(NoLimits);
        Assert.Equal(PlanStatus.SolvedOptimally, found.Status);
        Assert.Empty(found.Actions!.Value);
    }

    [Fact]
    public void A_tenth_added_ten_times_is_one()
    {
        var amount = new LinearExpression([], 0.1m);
        var task = new GroundTask
        {
            Facts = [],
            Variables = [],
            Numbers = [new GroundNumber("level", [], 0)],
            Actions = [new GroundAction(new PlanStep("pour"), GroundCondition.True, [], [new(GroundCondition.True, 0, amount, false)], 1)],
            Init = [],
            Goal = new GroundCondition([], [], [new LinearComparison(new LinearExpression([(0, 1)], -1), ComparisonOperator.Equal)]),
        };
        Assert.Equal(10, new SearchEngine(task).FirstPlan(NoLimits with { Work = 1000 }).Actions!.Value.Length);
    }

    [Fact]
    public void What_the_metric_makes_of_the_last_state_is_made_small()
    {
        // either of two actions reaches the goal; the second leaves a smaller number behind
        GroundNumericEffect Leaves(decimal amount) => new(GroundCondition.True, 0, new LinearExpression([], amount), IsAssignment: true);
        var task = new GroundTask
        {
            Facts = [new GroundFact(new Fact("done")), new GroundFact(new Fact("done"), IsPositive: false)],
            Variables = [new StateVariable(0, 2)],
            Numbers = [new GroundNumber("waste", [], 0)],
            Actions =
            [
                new GroundAction(new PlanStep("rush"), GroundCondition.True, [new GroundEffect(GroundCondition.True, 0)], [Leaves(5)], 1),
                new GroundAction(new PlanStep("tidy"), GroundCondition.True, [new GroundEffect(GroundCondition.True, 0)], [Leaves(2)], 1),
            ],
            Init = [1],
            Goal = new GroundCondition([0]),
            FinalMetric = new LinearExpression([(0, 1)], 0),
        };
        EngineOutcome found = new SearchEngine(task).Optimal(NoLimits with { Work = 1000 });
        Assert.Equal(PlanStatus.SolvedOptimally, found.Status);
        Assert.Equal<int>([1], [.. found.Actions!.Value]);
    }
}
