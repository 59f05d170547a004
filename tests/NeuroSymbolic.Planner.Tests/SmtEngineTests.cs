using Microsoft.Z3;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Smt;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Strategies;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

public class SmtEngineTests
{
    private static readonly EngineLimits Plenty = new(100_000_000, 1L << 30, 1000, CancellationToken.None);

    private static GroundTask Hanoi(int cubes) => Grounder.Ground(Domains.Hanoi, Domains.HanoiProblem(cubes), int.MaxValue)!;

    [Fact]
    public void Four_cubes_are_moved_by_a_plan_that_is_proved_shortest()
    {
        EngineOutcome found = new SmtEngine(Hanoi(4)).Prove(Plenty);
        Assert.Equal((PlanStatus.SolvedOptimally, 30), (found.Status, found.Actions!.Value.Length));
    }

    [Fact]
    public void A_plan_that_is_known_needs_no_finding_again()
    {
        GroundTask task = Hanoi(3);
        EngineOutcome first = new SmtEngine(task).Prove(Plenty);
        EngineOutcome again = new SmtEngine(task).Prove(Plenty, first.Actions);
        Assert.Equal(PlanStatus.SolvedOptimally, again.Status);
        Assert.Equal(first.Actions!.Value, again.Actions!.Value);
    }

    [Fact]
    public void Equal_budgets_of_work_give_equal_outcomes()
    {
        GroundTask task = Hanoi(4);
        foreach (long work in new long[] { 50_000, 400_000, 20_000_000 })
        {
            EngineOutcome[] runs = [.. Enumerable.Range(0, 2).Select(_ => new SmtEngine(task).FindPlan(Plenty with { Work = work }))];
            Assert.Equal((runs[0].Status, runs[0].Work, runs[0].LowerBound), (runs[1].Status, runs[1].Work, runs[1].LowerBound));
            Assert.Equal(runs[0].Actions?.ToArray(), runs[1].Actions?.ToArray());
        }
    }

    [Fact]
    public void A_budget_of_work_holds()
    {
        EngineOutcome found = new SmtEngine(Hanoi(6)).FindPlan(Plenty with { Work = 2_000_000 });
        Assert.Equal(PlanStatus.BudgetExhausted, found.Status);
        Assert.Null(found.Actions);
        Assert.InRange(found.Work, 1, 2_200_000);
        Assert.InRange(found.LowerBound, 1, 126);
    }

    [Fact]
    public void Within_too_short_a_horizon_there_is_proved_to_be_no_plan()
    {
        EngineOutcome found = new SmtEngine(Hanoi(3)).FindPlan(Plenty with { MaxHorizon = 13 });
        Assert.Equal(PlanStatus.HorizonExhausted, found.Status);
        Assert.Equal(14, new SmtEngine(Hanoi(3)).FindPlan(Plenty with { MaxHorizon = 14 }).Actions!.Value.Length);
    }

    [Fact]
    public void Cancelling_ends_it_without_an_exception()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        EngineOutcome found = new SmtEngine(Hanoi(5)).FindPlan(Plenty with { Cancellation = source.Token });
        Assert.Equal(PlanStatus.TimeLimit, found.Status);
    }

    [Fact]
    public void Any_reachable_state_can_be_the_start_and_any_condition_the_goal()
    {
        GroundTask task = Hanoi(3);
        var engine = new SmtEngine(task);
        EngineOutcome whole = engine.FindPlan(Plenty);
        var replay = new TaskAnalysis(task, CancellationToken.None).State(task.Init.AsSpan(), []);
        Assert.All(whole.Actions!.Value.Take(7), action => Assert.True(replay.TryApply(action)));
        EngineOutcome back = engine.Solve(replay.Facts, [], new GroundCondition([.. task.Init.Order()]), Plenty);
        Assert.All(back.Actions!.Value, action => Assert.True(replay.TryApply(action)));
        Assert.Equal(task.Init.ToArray(), replay.Facts.ToArray());
    }

    [Theory]
    [InlineData(false, 14, Status.SATISFIABLE)]
    [InlineData(false, 13, Status.UNSATISFIABLE)]
    [InlineData(true, 14, Status.SATISFIABLE)]
    public void A_written_formula_can_be_read_and_says_whether_there_is_a_plan(bool isPattern, int steps, Status expected)
    {
        var text = new StringWriter();
        SmtDump.Write(Hanoi(3), steps, isPattern ? StepKind.Pattern : StepKind.Parallel, text);
        Assert.Contains("|on cube1 cube2@2|", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("; step 2: ", text.ToString(), StringComparison.Ordinal);
        using var session = new NumericSession(text.ToString(), seed: 0, CancellationToken.None);
        Assert.Equal(expected, session.Check(100_000_000));
    }

    [Fact]
    public void Counted_actions_reach_far_numbers_in_one_step()
    {
        PddlDomain domain = PddlDomain.Parse(
            """
            (define (domain walk) (:functions (x) (y))
              (:action east :effect (increase (x) 0.5))
              (:action back :precondition (>= (x) 2) :effect (and (decrease (x) 2) (increase (y) 1))))
            """);
        PddlProblem problem = PddlProblem.Parse(
            "(define (problem far) (:domain walk) (:init (= (x) 0) (= (y) 0)) (:goal (and (= (x) 7.5) (>= (y) 20))))", domain);
        GroundTask task = Grounder.Ground(domain, problem, int.MaxValue)!;
        EngineOutcome found = new SmtEngine(task).FindPlan(Plenty);
        Assert.True(new PlanReplay(task).IsPlan(found.Actions!.Value.AsSpan()));
    }
}
