using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Asks the planner whether changed problems have plans, within a time for all questions.</summary>
internal sealed class PlanOracle(PddlDomain domain, ExplanationLimits limits, CancellationToken cancellation)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Whether there is time for another question.</summary>
    public bool HasTime => Stopwatch.GetElapsedTime(start) < limits.Time;

    /// <summary>Whether there is a plan; null when neither plan nor proof was found.</summary>
    public bool? HasPlan(PddlProblem problem)
    {
        TimeSpan left = limits.Time - Stopwatch.GetElapsedTime(start);
        if (left <= TimeSpan.Zero)
        {
            return null;
        }

        try
        {
            var options = new PlannerOptions
            {
                Engine = PlanEngine.Search,
                TimeLimit = left < limits.TimeForQuestion ? left : limits.TimeForQuestion,
                MemoryLimitBytes = limits.MemoryBytes,
            };
            PlanResult result = PddlPlanner.Solve(domain, problem, options, cancellation);
            return result.Plan is not null ? true : result.Status == PlanStatus.Unsolvable ? false : null;
        }
        catch (InputException)
        {
            return null;
        }
    }

    /// <summary>Whether the goals have a plan together.</summary>
    public bool? HasPlan(PddlProblem problem, IEnumerable<Formula> goals) => HasPlan(problem with { Goal = new Formula.And([.. goals]) });
}
