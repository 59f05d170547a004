using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class PlannerTests
{
    [Theory]
    [InlineData(3, PlanEngine.Smt)]
    [InlineData(4, PlanEngine.Smt)]
    [InlineData(3, PlanEngine.Search)]
    [InlineData(4, PlanEngine.Search)]
    [InlineData(5, PlanEngine.Search)]
    [InlineData(6, PlanEngine.Search)]
    [InlineData(4, PlanEngine.Auto)]
    [InlineData(5, PlanEngine.Auto)]
    public void Hanoi_takes_two_actions_for_each_of_its_least_moves(int cubes, PlanEngine engine)
    {
        PddlProblem problem = Domains.HanoiProblem(cubes);
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, problem, new PlannerOptions { Engine = engine, IsOptimal = true });
        int least = 2 * ((1 << cubes) - 1);
        Assert.Equal(PlanStatus.SolvedOptimally, result.Status);
        Assert.Equal(least, result.Plan!.Length);
        Assert.Equal(least, result.LowerBound);
        Assert.Null(result.Reason);
        Assert.True(PlanValidator.Validate(Domains.Hanoi, problem, result.Plan).IsValid);
    }

    [Fact]
    public void Auto_has_a_plan_at_once_and_says_when_it_is_not_proved()
    {
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(6), new PlannerOptions());
        Assert.Equal((PlanStatus.Solved, "search", null), (result.Status, result.Engine, result.ProvedBy));
        Assert.True(PlanValidator.Validate(Domains.Hanoi, Domains.HanoiProblem(6), result.Plan!).IsValid);
        Assert.True(result.LowerBound >= 0 && result.LowerBound <= result.Plan!.Cost);
    }

    [Fact]
    public void Auto_gives_what_one_engine_leaves_open_to_the_other()
    {
        PlanResult small = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(3), new PlannerOptions { StateBudget = 1 });
        Assert.Equal(("smt", 14), (small.Engine, small.Plan!.Length));
        PlanResult large = PddlPlanner.Solve(
            Domains.Hanoi, Domains.HanoiProblem(5), new PlannerOptions { IsOptimal = true, StateBudget = 100, SolverBudget = 500_000 });
        Assert.Equal(PlanStatus.BudgetExhausted, large.Status);
        Assert.InRange((double)large.LowerBound!.Value, 15, 62);
    }

    [Fact]
    public void The_solver_splits_what_it_cannot_reach_whole_and_tells_how()
    {
        PddlProblem problem = Domains.HanoiProblem(6);
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, problem, new PlannerOptions { Engine = PlanEngine.Smt });
        Assert.Equal("smt", result.Engine);
        Assert.True(PlanValidator.Validate(Domains.Hanoi, problem, result.Plan!).IsValid);
        Assert.NotEmpty(result.Tree!.Children);
    }

    [Theory]
    [InlineData(PlanEngine.Smt, "smt")]
    [InlineData(PlanEngine.Search, "search")]
    [InlineData(PlanEngine.Auto, "search")]
    public void A_horizon_too_short_is_reported_with_what_was_proved(PlanEngine engine, string name)
    {
        var options = new PlannerOptions { Engine = engine, IsOptimal = true, MaxHorizon = 13 };
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(3), options);
        Assert.Equal((PlanStatus.HorizonExhausted, name, 14), (result.Status, result.Engine, result.LowerBound));
        Assert.Equal("There is no plan of at most 13 steps.", result.Reason);

        result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(3), options with { MaxHorizon = 14 });
        Assert.Equal(PlanStatus.SolvedOptimally, result.Status);
    }

    [Fact]
    public void Budgets_end_planning_at_the_same_point_every_time()
    {
        var options = new PlannerOptions { Engine = PlanEngine.Smt, IsOptimal = true, SolverBudget = 200_000 };
        PlanResult first = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(5), options);
        PlanResult second = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(5), options);
        Assert.Equal(PlanStatus.BudgetExhausted, first.Status);
        Assert.Equal((first.SolverWork, first.LowerBound), (second.SolverWork, second.LowerBound));
        Assert.InRange((double)first.LowerBound!.Value, 13, 61);

        PlanResult search = PddlPlanner.Solve(
            Domains.Hanoi, Domains.HanoiProblem(6), new PlannerOptions { Engine = PlanEngine.Search, StateBudget = 10 });
        Assert.Equal((PlanStatus.BudgetExhausted, "No plan was found with the budget of 10 states."), (search.Status, search.Reason));
    }

    [Fact]
    public void The_same_problem_gets_the_same_plan_every_time()
    {
        var options = new PlannerOptions { Engine = PlanEngine.Smt };
        PlanResult first = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(3), options);
        PlanResult second = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(3), options);
        Assert.Equal(first.Plan, second.Plan);
        Assert.Equal(first.SolverWork, second.SolverWork);
    }

    [Fact]
    public void A_time_limit_ends_the_solver_and_keeps_the_bound()
    {
        var options = new PlannerOptions { Engine = PlanEngine.Smt, IsOptimal = true, TimeLimit = TimeSpan.FromSeconds(0.5) };
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(6), options);
        Assert.Equal(PlanStatus.TimeLimit, result.Status);
        Assert.EndsWith(" within 0.5 s.", result.Reason, StringComparison.Ordinal);
        Assert.True(result.SolvingTime < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_time_limit_of_nothing_is_reported_by_grounding()
    {
        var options = new PlannerOptions { TimeLimit = TimeSpan.Zero };
        Assert.Equal(PlanStatus.TimeLimit, PddlPlanner.Solve(Domains.Hanoi, Domains.HanoiProblem(6), options).Status);
    }

    [Theory]
    [InlineData(PlanEngine.Smt)]
    [InlineData(PlanEngine.Search)]
    public void Cancellation_by_the_caller_is_an_exception(PlanEngine engine)
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PddlPlanner.Solve(
            Domains.Hanoi, Domains.HanoiProblem(6), new PlannerOptions { Engine = engine }, cancelled.Token));
    }

    [Fact]
    public void A_goal_out_of_reach_is_proved_unsolvable_by_every_engine()
    {
        // two cubes cannot stand on each other; the pair levels, relaxed reachability or all states show it
        PddlProblem circle = Domains.HanoiProblem(3) with
        {
            Goal = new Formula.And([new Formula.Atom("on", ["cube1", "cube2"]), new Formula.Atom("on", ["cube1", "cube3"])]),
        };
        PddlProblem upsideDown = circle with { Goal = new Formula.Atom("on", ["cube3", "cube1"]) };
        foreach (PlanEngine engine in Enum.GetValues<PlanEngine>())
        {
            var options = new PlannerOptions { Engine = engine };
            Assert.Equal(PlanStatus.Unsolvable, PddlPlanner.Solve(Domains.Hanoi, circle, options).Status);
            PlanResult result = PddlPlanner.Solve(Domains.Hanoi, upsideDown, options);
            Assert.Equal("No sequence of actions can make (on cube3 cube1) true.", result.Reason);
        }
    }

    [Fact]
    public void Problems_made_from_facts_are_planned_like_files()
    {
        PddlProblem file = Domains.HanoiProblem(3);
        var believed = new PddlProblem(
            "believed",
            file.Objects,
            file.Init.Without(Fact.Parse("(on cube1 cube2)")).Without(Fact.Parse("(free-gripper)"))
                .Without(Fact.Parse("(clear cube1)")).With(Fact.Parse("(clear cube2)")).With(Fact.Parse("(grasped cube1)")),
            FactSet.Parse("(on cube1 cube2)"));
        Assert.Equal("(place cube1 cube2)", PddlPlanner.Solve(Domains.Hanoi, believed, new PlannerOptions()).Plan!.ToString());
    }

    [Theory]
    [InlineData("(above cube1 cube2)", "The domain has no predicate 'above'; known: on, clear, grasped, free-gripper, beside, smaller.")]
    [InlineData("(on cube1 cube9)", "The problem has no object 'cube9'; perhaps 'cube1' is meant.")]
    [InlineData("(on cube1)", "'on' takes 2 arguments, not 1.")]
    public void Facts_that_the_domain_does_not_know_are_refused(string fact, string message)
    {
        PddlProblem problem = Domains.HanoiProblem(3);
        PddlProblem wrongStart = problem with { Init = problem.Init.With(Fact.Parse(fact)) };
        PddlProblem wrongGoal = problem with { Goal = new Formula.Atom(Fact.Parse(fact).Predicate, Fact.Parse(fact).Arguments) };
        Assert.Equal(message, Assert.Throws<InputException>(() => PddlPlanner.Solve(Domains.Hanoi, wrongStart, new())).Message);
        Assert.Equal(message, Assert.Throws<InputException>(() => PddlPlanner.Solve(Domains.Hanoi, wrongGoal, new())).Message);
    }

    [Fact]
    public void A_task_without_end_is_given_up_and_does_not_fill_the_memory()
    {
        string parameters = string.Join(' ', Enumerable.Range(0, 12).Select(i => $"?x{i}"));
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) (:predicates (p ?a)) (:action a :parameters ({parameters}) :effect (p ?x0)))");
        PddlProblem problem = new("p", [.. Enumerable.Range(0, 12).Select(i => new TypedName($"o{i}"))], FactSet.Empty, FactSet.Parse("(p o0)"));
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions());
        Assert.Equal((PlanStatus.MemoryLimit, "grounding"), (result.Status, result.Engine));
    }
}
