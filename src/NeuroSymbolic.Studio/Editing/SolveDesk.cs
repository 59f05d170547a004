using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Splitting;

namespace NeuroSymbolic.Studio;

/// <summary>Solves what stands in the editor, under limits of time and memory.</summary>
internal static class SolveDesk
{
    // above what the process has already; the watch looks at the whole process
    private const long MostBytes = 2L << 30;
    private const double LongestSeconds = 60;
    private const int MostAttempts = 400;
    private const int MostSteps = 20_000;

    /// <summary>Looks for a plan, and for the reason where there is none.</summary>
    /// <exception cref="PddlException">A text is wrong.</exception>
    public static SolveAnswer Solve(SolveQuestion asked, CancellationToken cancellation)
    {
        (PddlDomain domain, PddlProblem problem) = Texts.Read(asked.Domain, asked.Problem);
        var attempts = new List<AttemptMade>();
        PlannerOptions options = Options(asked.Engine, asked.Optimal, asked.Seconds) with
        {
            OnAttempt = attempt =>
            {
                lock (attempts)
                {
                    if (attempts.Count < MostAttempts)
                    {
                        attempts.Add(new AttemptMade(attempt.Goal, attempt.Steps, attempt.IsPossible, attempt.Work));
                    }
                }
            },
        };
        PlanResult result = PddlPlanner.Solve(domain, problem, options, cancellation);
        return new SolveAnswer(
            StatusName(result.Status),
            result.Engine,
            result.ProvedBy,
            result.Reason ?? result.EngineFailure,
            result.Plan is { } plan ? [.. plan.Steps.Take(MostSteps).Select(step => step.ToString())] : null,
            result.Plan?.Cost.ToDecimalText(),
            result.LowerBound?.ToDecimalText(),
            [.. result.Stages.Select(stage => new StageTime(stage.Name, Math.Round(stage.Time.TotalMilliseconds, 2)))],
            new WorkDone(result.FactCount, result.ActionCount, result.StateCount, result.SolverWork),
            result.Tree is { } tree ? SubGoalOf(tree) : null,
            attempts,
            result.Plan is null ? Cause(domain, problem, cancellation) : null);
    }

    /// <summary>The limits and the way of one request.</summary>
    /// <exception cref="RefusalException">There is no such engine.</exception>
    public static PlannerOptions Options(string engine, bool isOptimal, double seconds) => new()
    {
        Engine = engine switch
        {
            "auto" => PlanEngine.Auto,
            "smt" => PlanEngine.Smt,
            "search" => PlanEngine.Search,
            _ => throw new RefusalException(422, "The engine is one of auto, smt and search."),
        },
        IsOptimal = isOptimal,
        TimeLimit = TimeSpan.FromSeconds(double.IsFinite(seconds) ? Math.Clamp(seconds, 0.1, LongestSeconds) : LongestSeconds),
        MemoryLimitBytes = Environment.WorkingSet + MostBytes,
    };

    /// <summary>The status in words.</summary>
    public static string StatusName(PlanStatus status) => status switch
    {
        PlanStatus.SolvedOptimally => "solved, and no plan is cheaper",
        PlanStatus.Solved => "solved",
        PlanStatus.Unsolvable => "there is no plan",
        PlanStatus.HorizonExhausted => "there is no plan of so few steps",
        PlanStatus.TimeLimit => "the time limit came first",
        PlanStatus.MemoryLimit => "the memory limit came first",
        _ => "the budget came first",
    };

    private static CauseFound Cause(PddlDomain domain, PddlProblem problem, CancellationToken cancellation)
    {
        var limits = new ExplanationLimits { MemoryBytes = Environment.WorkingSet + MostBytes };
        var explanation = Explanation.Of(domain, problem, limits, cancellation);
        return new CauseFound(
            explanation.Summary,
            explanation.Details,
            explanation.IsProved,
            [.. explanation.Repairs.Select(repair => new RepairFound(repair.Sentence, PddlPrinter.Print(repair.Problem, domain)))]);
    }

    private static SubGoal SubGoalOf(GoalTree tree) =>
        new(tree.Goal, tree.Why, tree.How, tree.Steps, [.. tree.Children.Select(SubGoalOf)]);
}
