using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>plan</c> prints: an IPC plan file whose comments tell how it was found, or comments alone.</summary>
internal static class PlanText
{
    /// <summary>The result as text, without a last line end.</summary>
    public static string Of(PlanResult result, PddlDomain domain, PddlProblem problem, TimeSpan reading, bool explain)
    {
        var text = new StringBuilder();
        if (result.Plan is { } plan)
        {
            text.Append(IpcPlanFile.Format(plan, domain.Name, problem.Name));
            text.Append(CultureInfo.InvariantCulture, $"; {plan.Length} steps, {Quality(result, problem)}, {result.Engine}");
            if (result.Reason is { } reason)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n; {StatusName(result.Status)}: {reason}");
            }
        }
        else
        {
            text.Append(Without(result));
        }

        text.Append(CultureInfo.InvariantCulture, $"\n; reading {reading.TotalMilliseconds:F0} ms");
        foreach (PlanningStage stage in result.Stages)
        {
            text.Append(CultureInfo.InvariantCulture, $", {stage.Name} {stage.Time.TotalMilliseconds:F0} ms");
        }

        if (explain)
        {
            foreach (string line in (result.Tree?.ToString() ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append("\n; ").Append(line);
            }

            text.Append(CultureInfo.InvariantCulture, $"\n; {result.FactCount} facts in {result.VariableCount} variables and {result.ActionCount} actions are left after grounding");
            string bound = result.LowerBound is not { } least ? "no bound on the metric is known"
                : $"no plan {(IsMaximized(problem) ? "has a metric above" : "costs less than")} {least}";
            text.Append(CultureInfo.InvariantCulture, $"\n; {bound}; {result.StateCount} states, {result.SolverWork} units of solver work");
        }

        return text.ToString();
    }

    /// <summary>That there is no plan, and why.</summary>
    public static string Without(PlanResult result) => $"; no plan ({StatusName(result.Status)}): {result.Reason}\n; {result.Engine}";

    /// <summary>The status as JSON has it.</summary>
    public static string StatusName(PlanStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    private static bool IsMaximized(PddlProblem problem) => problem.Metric is { IsMinimized: false };

    private static string Quality(PlanResult result, PddlProblem problem)
    {
        string best = IsMaximized(problem) ? "best" : result.Plan!.Cost == result.Plan.Length ? "shortest" : "cheapest";
        return result.Status == PlanStatus.SolvedOptimally ? $"proved {best} by {result.ProvedBy}" : $"not proved {best}";
    }
}
