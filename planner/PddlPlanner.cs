using System.Diagnostics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>The planner: grounds a problem, picks an engine, and says what came of it.</summary>
/// <remarks>
/// <see cref="PlanEngine.Auto"/> lets one engine begin and the other go on with what it leaves open: Z3 begins with tasks of at
/// most <see cref="LargestSmtTask"/> ground actions and may do <see cref="FirstSolverBudget"/> units of its work; search begins
/// with larger ones and may find <see cref="FirstStateBudget"/> states. The other engine then has what the options allow.
/// <code>
/// PddlDomain domain = PddlDomain.Load("domains/hanoi/domain.pddl");
/// PddlProblem problem = PddlProblem.Load("domains/hanoi/problems/hanoi-3.pddl", domain);
/// PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions());
/// </code>
/// </remarks>
public static class PddlPlanner
{
    /// <summary>The most ground actions of a task that <see cref="PlanEngine.Auto"/> begins with Z3.</summary>
    public const int LargestSmtTask = 40;

    /// <summary>Z3 work under <see cref="PlanEngine.Auto"/> before search goes on; a second or two.</summary>
    public const long FirstSolverBudget = 5_000_000;

    /// <summary>States under <see cref="PlanEngine.Auto"/> before Z3 goes on; about a second.</summary>
    public const long FirstStateBudget = 1_000_000;

    // what a machine of a few gigabytes holds
    private const int MostActions = 1_000_000;

    // pairs of facts fill a square table
    private const int MostFactsForSmt = 20_000;

    /// <summary>Looks for a shortest plan.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="options">How, and when to stop.</param>
    /// <param name="cancellation">Ends planning with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The problem speaks of predicates or objects that there are not.</exception>
    /// <exception cref="EngineException">Z3 is needed and missing.</exception>
    public static PlanResult Solve(
        PddlDomain domain, PddlProblem problem, PlannerOptions options, CancellationToken cancellation = default)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.TimeLimit is { } limit)
        {
            // a timer of no time would ring too late
            if (limit > TimeSpan.Zero)
            {
                limited.CancelAfter(limit);
            }
            else
            {
                limited.Cancel();
            }
        }

        var clock = Stopwatch.StartNew();
        PlanResult result = Solve(domain, problem, options, clock, limited.Token);

        // engines report any cancellation as the end of their time; here it is known whose wish it was
        cancellation.ThrowIfCancellationRequested();
        return result with { SolvingTime = clock.Elapsed - result.GroundingTime };
    }

    private static PlanResult Solve(
        PddlDomain domain, PddlProblem problem, PlannerOptions options, Stopwatch clock, CancellationToken cancellation)
    {
        StripsTask? task;
        var result = new PlanResult { Status = PlanStatus.MemoryLimit, Engine = "grounding" };
        try
        {
            task = StripsGrounder.Ground(domain, problem, MostActions, cancellation);
        }
        catch (OperationCanceledException)
        {
            return result with
            {
                Status = PlanStatus.TimeLimit,
                Reason = Explain(PlanStatus.TimeLimit, options, budget: ""),
                GroundingTime = clock.Elapsed,
            };
        }

        result = result with { GroundingTime = clock.Elapsed };
        if (task is null)
        {
            return result with { Reason = $"The problem has more than {MostActions} ground actions." };
        }

        result = result with { FactCount = task.Facts.Length, ActionCount = task.Actions.Length };
        if (task.UnreachableGoal is { } unreachable)
        {
            return result with { Status = PlanStatus.Unsolvable, Reason = $"No sequence of actions can make {unreachable} true." };
        }

        return options.Engine switch
        {
            PlanEngine.Smt => RunSmt(task, options, result, cancellation),
            PlanEngine.Search => RunSearch(task, options, result, cancellation),
            _ => RunBoth(task, options, result, cancellation),
        };
    }

    private static PlanResult RunBoth(StripsTask task, PlannerOptions options, PlanResult result, CancellationToken cancellation)
    {
        if (task.Actions.Length <= LargestSmtTask)
        {
            PlannerOptions first = options with { SolverBudget = Math.Min(options.SolverBudget ?? long.MaxValue, FirstSolverBudget) };
            result = RunSmt(task, first, result, cancellation);
            return IsOpen(result) ? RunSearch(task, options, result, cancellation) : result;
        }

        result = RunSearch(task, options with { StateBudget = Math.Min(options.StateBudget, FirstStateBudget) }, result, cancellation);
        return IsOpen(result) ? RunSmt(task, options, result, cancellation) : result;
    }

    /// <summary>Whether another engine may get further.</summary>
    private static bool IsOpen(PlanResult result) =>
        result.Status is PlanStatus.BudgetExhausted or PlanStatus.MemoryLimit
        || (result.Status == PlanStatus.HorizonExhausted && result.Engine == "smt");

    private static PlanResult RunSmt(StripsTask task, PlannerOptions options, PlanResult result, CancellationToken cancellation)
    {
        if (task.Facts.Length > MostFactsForSmt)
        {
            return result with
            {
                Engine = "smt",
                Status = PlanStatus.MemoryLimit,
                Reason = $"The problem has {task.Facts.Length} facts; the SMT encoding takes at most {MostFactsForSmt}.",
            };
        }

        var planner = new SmtPlanner(task);
        PlanStatus status = PlanStatus.TimeLimit;
        Plan? plan = null;
        try
        {
            (status, plan) = planner.Run(result.LowerBound, options.MaxHorizon, options.SolverBudget, cancellation);
        }
        catch (OperationCanceledException)
        {
            // what was proved and spent so far is reported
        }

        return result with
        {
            Engine = "smt",
            Status = status,
            Plan = plan,
            LowerBound = status == PlanStatus.Unsolvable ? 0 : planner.LowerBound,
            SolverWork = planner.Work,
            Reason = Explain(status, options, $"{options.SolverBudget} units of Z3 work"),
        };
    }

    private static PlanResult RunSearch(StripsTask task, PlannerOptions options, PlanResult result, CancellationToken cancellation)
    {
        var search = new BreadthFirstSearch(task);
        PlanStatus status = PlanStatus.TimeLimit;
        Plan? plan = null;
        try
        {
            (status, plan) = search.Run(options.MaxHorizon, options.StateBudget, cancellation);
        }
        catch (OperationCanceledException)
        {
            // what was proved and spent so far is reported
        }

        return result with
        {
            Engine = "search",
            Status = status,
            Plan = plan,
            LowerBound = status == PlanStatus.Unsolvable ? 0 : Math.Max(result.LowerBound, search.LowerBound),
            StateCount = search.StateCount,
            Reason = Explain(status, options, $"{options.StateBudget} states"),
        };
    }

    private static string? Explain(PlanStatus status, PlannerOptions options, string budget) => status switch
    {
        PlanStatus.Unsolvable => "No sequence of actions reaches the goal.",
        PlanStatus.HorizonExhausted => $"There is no plan of at most {options.MaxHorizon} steps.",
        PlanStatus.TimeLimit => $"No plan was found within {options.TimeLimit?.TotalSeconds ?? 0:0.###} s.",
        PlanStatus.MemoryLimit => "The states that were found fill the memory that search may take.",
        PlanStatus.BudgetExhausted => $"No plan was found with {budget}.",
        _ => null,
    };
}
