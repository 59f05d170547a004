using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner;

/// <summary>The planner: grounds a problem, lets engines work on it, and says what came of it.</summary>
/// <remarks>
/// Library use:
/// <code>
/// PddlDomain domain = PddlDomain.Load("domains/hanoi/domain.pddl");
/// PddlProblem problem = PddlProblem.Load("domains/hanoi/problems/hanoi-3.pddl", domain);
/// PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions());
/// </code>
/// </remarks>
public static class PddlPlanner
{
    // what a machine of a few gigabytes holds
    private const int MostActions = 2_000_000;

    /// <summary>Looks for a plan as the options say.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="options">How, and when to stop.</param>
    /// <param name="cancellation">Ends planning with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The problem speaks of predicates or objects that there are not.</exception>
    /// <exception cref="EngineException">Z3 alone was asked for, and is missing or failed.</exception>
    public static PlanResult Solve(
        PddlDomain domain, PddlProblem problem, PlannerOptions options, CancellationToken cancellation = default) =>
        Solve(domain, problem, options, new SplitMemory(), cancellation);

    /// <summary>Writes what Z3 is asked, as SMT-LIB text for people to read and other solvers to check: it is satisfiable if and only if
    /// there is a plan of so many steps, of which each may hold several actions.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="options">The limits of time and memory.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>False where a limit came first.</returns>
    /// <exception cref="InputException">The problem is wrong or too large.</exception>
    public static bool TryWriteFormula(
        PddlDomain domain, PddlProblem problem, int steps, TextWriter output, PlannerOptions options, CancellationToken cancellation = default)
    {
        using var watch = new ResourceWatch(options.TimeLimit - options.TimeSpent, options.MemoryLimitBytes, cancellation);
        try
        {
            GroundTask task = Grounder.Ground(domain, problem, MostActions, watch.Token)
                ?? throw new InputException($"The problem has more than {MostActions} ground actions.");
            SmtDump.Write(task, steps, StepKind.Parallel, output, watch.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Looks for a plan as the options say, with the help of what was solved before.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="options">How, and when to stop.</param>
    /// <param name="memory">Pieces of plans for problems over the same objects; it learns.</param>
    /// <param name="cancellation">Ends planning with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The problem speaks of predicates or objects that there are not.</exception>
    /// <exception cref="EngineException">Z3 alone was asked for, and is missing or failed.</exception>
    public static PlanResult Solve(
        PddlDomain domain, PddlProblem problem, PlannerOptions options, SplitMemory memory, CancellationToken cancellation)
    {
        using var watch = new ResourceWatch(options.TimeLimit - options.TimeSpent, options.MemoryLimitBytes, cancellation);
        var clock = Stopwatch.StartNew();
        var result = new PlanResult { Status = PlanStatus.MemoryLimit, Engine = PlanningStage.Grounding };
        GroundTask? task;
        try
        {
            task = Grounder.Ground(domain, problem, MostActions, watch.Token);
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            PlanStatus ended = watch.EndedBy ?? PlanStatus.TimeLimit;
            return result with { Status = ended, Reason = StatusReason.Of(ended, options, hasPlan: false) };
        }

        result = result with { Stages = [new PlanningStage(PlanningStage.Grounding, clock.Elapsed)] };
        if (task is null)
        {
            return result with { Reason = $"The problem has more than {MostActions} ground actions." };
        }

        if (task.UnreachableGoal is { } unreachable)
        {
            return result with { Status = PlanStatus.Unsolvable, Reason = $"No sequence of actions can make {unreachable} true." };
        }

        PlanResult solved;
        try
        {
            solved = new EngineRun(ActionCosts.For(task, options), options, memory, watch).Run(result);
        }
        catch (OverflowException)
        {
            throw new InputException($"The numbers of the problem grow beyond {Rational.MostBits} bits.");
        }

        // engines report any cancellation as the end of their time; here it is known whose wish it was
        if (!(options.IsAnytime && solved.Plan is not null))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return solved;
    }
}
