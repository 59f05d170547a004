using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Benchmarks;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class SplittingTests
{
    // so little work that the solver alone gets nowhere
    private static readonly SplitSettings Starved = new() { WholeWork = 1, PieceWork = 2_000, PolishWork = 0 };

    private static EngineLimits Limits(long work) => new(work, 1L << 30, 1_000, CancellationToken.None);

    [Fact]
    public void Plans_of_split_goals_reach_the_goal() => SmallTasks.ForEach(120, small =>
    {
        foreach (SplitSettings settings in new[] { Starved, Starved with { PieceWork = 1 }, new SplitSettings() })
        {
            EngineOutcome outcome = GoalSplitter.Solve(small.Task, new SplitMemory(), Limits(200_000), settings).Outcome;
            if (outcome.Actions is { } actions)
            {
                Assert.True(small.States.After(small.Task.Init, actions) is { } end && small.Holds(end, small.Task.Goal));
                Assert.True(outcome.Status == PlanStatus.SolvedOptimally
                    ? actions.Length == small.LeastSteps
                    : outcome.Status == PlanStatus.Solved && actions.Length >= small.LeastSteps);
            }
            else
            {
                Assert.True(small.LeastSteps is null || outcome.Status == PlanStatus.BudgetExhausted, outcome.ToString());
            }
        }
    });

    [Fact]
    public void No_plan_is_shorter_than_cuts_prove() => SmallTasks.ForEach(200, small =>
    {
        if (small.LeastSteps is not { } least)
        {
            return;
        }

        // without work of its own for each piece, what it proves comes from cuts
        var known = new TaskAnalysis(small.Task, CancellationToken.None);
        var relaxed = new DeleteRelaxation(small.Task);
        MutexRelation exclusive = known.Mutexes;
        using var entailment = new StateEntailment(relaxed, exclusive, CancellationToken.None);
        var settings = new SplitSettings { PieceWork = 0, ProofWork = 100_000 };
        var proof = new LowerBoundProof(
            known, small.States, relaxed, new FirstAchievers(relaxed, exclusive, entailment), settings, CancellationToken.None);
        Assert.InRange(proof.LowerBound(small.Task.Init, small.Task.Goal.Facts, least + 3), 0, least);
    });

    [Fact]
    public void A_tower_too_high_for_the_solver_alone_is_split_and_moved()
    {
        PddlProblem problem = Domains.HanoiProblem(6);
        GroundTask task = Grounder.Ground(Domains.Hanoi, problem, 10_000)!;
        var memory = new SplitMemory();
        SplitOutcome split = GoalSplitter.Solve(task, memory, Limits(100_000_000), new SplitSettings());
        Assert.Equal(PlanStatus.Solved, split.Outcome.Status);
        Assert.True(PlanValidator.Validate(Domains.Hanoi, problem, PlanOf(task, split)).IsValid);
        Assert.InRange(split.Outcome.Actions!.Value.Length, 126, 200);
        Assert.Equal("split", split.Tree!.How);
        Assert.Contains("before (pick cube6 left)", split.Tree.ToString(), StringComparison.Ordinal);

        // what was solved once costs nothing again
        SplitOutcome again = GoalSplitter.Solve(task, memory, Limits(100_000_000), new SplitSettings { PolishWork = 0 });
        Assert.Equal(split.Outcome.Actions, again.Outcome.Actions);
        Assert.InRange(again.Outcome.Work, 0, split.Outcome.Work / 100);
    }

    [Fact]
    public void Equal_budgets_give_equal_plans()
    {
        GroundTask task = Grounder.Ground(Domains.Hanoi, Domains.HanoiProblem(5), 10_000)!;
        SplitOutcome[] twice = [.. Enumerable.Range(0, 2).Select(_ =>
            GoalSplitter.Solve(task, new SplitMemory(), Limits(20_000_000), new SplitSettings()))];
        Assert.Equal(twice[0].Outcome.Actions, twice[1].Outcome.Actions);
        Assert.Equal(twice[0].Outcome.Work, twice[1].Outcome.Work);
    }

    [Fact]
    public void A_whole_problem_goes_on_from_where_it_paused()
    {
        PddlDomain domain = PddlDomain.Load(Path.Combine(
            Repository.Root, "tests", "NeuroSymbolic.Planner.Benchmarks", "problems", "parcels", "domain.pddl"));
        PddlProblem problem = PddlProblem.Parse(ProblemGenerator.Generate("parcels", 10, seed: 5), domain);
        var known = new TaskAnalysis(Grounder.Ground(domain, problem, 10_000)!, CancellationToken.None);
        EngineLimits limits = Limits(100_000_000);
        using var atOnce = new SmtSubproblemSolver(known);
        EngineOutcome whole = atOnce.SolveWhole(50_000_000, limits);

        using var inTurns = new SmtSubproblemSolver(known);
        var turns = new List<EngineOutcome>();
        do
        {
            turns.Add(inTurns.SolveWhole(1, limits));
        }
        while (turns[^1].Status == PlanStatus.BudgetExhausted);

        Assert.Equal(PlanStatus.Solved, whole.Status);
        Assert.Equal(whole.Actions, turns[^1].Actions);
        Assert.Equal(whole.Work, turns.Sum(turn => turn.Work));
        Assert.True(turns.Count > 1);
    }

    [Fact]
    public void A_plan_is_called_shortest_when_all_ways_are_cut_and_proved()
    {
        GroundTask task = Grounder.Ground(Domains.Hanoi, Domains.HanoiProblem(5), 10_000)!;
        var settings = new SplitSettings { ProofWork = 50_000_000 };
        EngineOutcome outcome = GoalSplitter.Solve(task, new SplitMemory(), Limits(100_000_000), settings).Outcome;
        Assert.Equal(PlanStatus.SolvedOptimally, outcome.Status);
        Assert.Equal(62, outcome.Actions!.Value.Length);
        Assert.Equal(62, outcome.LowerBound);
    }

    [Fact]
    public void Cancellation_is_an_outcome()
    {
        GroundTask task = Grounder.Ground(Domains.Hanoi, Domains.HanoiProblem(6), 10_000)!;
        EngineLimits limits = Limits(100_000_000) with { Cancellation = new CancellationToken(canceled: true) };
        EngineOutcome outcome = GoalSplitter.Solve(task, new SplitMemory(), limits, new SplitSettings()).Outcome;
        Assert.Equal(PlanStatus.TimeLimit, outcome.Status);
        Assert.Null(outcome.Actions);
    }

    private static Plan PlanOf(GroundTask task, SplitOutcome split) =>
        new([.. split.Outcome.Actions!.Value.Select(action => task.Actions[action].Step)]);
}
