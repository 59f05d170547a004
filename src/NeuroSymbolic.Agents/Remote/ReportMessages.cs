using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>What an agent says of itself, in the answers of this program's server. What has not changed since the last answer is left out.</summary>
public static class ReportMessages
{
    /// <summary>The answer's key of the report: a map.</summary>
    public const string Key = "neurosym/report";

    private const string Activity = "activity";
    private const string Believed = "believed";
    private const string Plan = "plan";
    private const string StepIndex = "step_index";
    private const string Engine = "planner_engine";
    private const string Replans = "replans";
    private const string PerceptionMilliseconds = "perception_ms";
    private const string PlanningMilliseconds = "planning_ms";
    private const string Surrender = "surrender";
    private const string Stage = "stage";
    private const string Reason = "reason";

    /// <summary>The report in a map.</summary>
    /// <param name="report">What the agent says now.</param>
    /// <param name="last">What it said with the last answer; null before the first.</param>
    public static OpenpiMessage Of(AgentReport report, AgentReport? last)
    {
        var message = new OpenpiMessage
        {
            { Activity, report.Activity },
            { StepIndex, report.StepIndex },
            { Engine, report.PlannerEngine },
            { Replans, report.Replans },
            { PerceptionMilliseconds, report.PerceptionTime?.TotalMilliseconds },
            { PlanningMilliseconds, report.PlanningTime?.TotalMilliseconds },
        };

        // a look that finds the same facts again is a new belief, and is counted as one
        if (report.Believed is not null && !ReferenceEquals(report.Believed, last?.Believed))
        {
            message.Add(Believed, report.Believed.Select(fact => fact.ToString()).ToArray());
        }

        if (report.Plan is not null && !ReferenceEquals(report.Plan, last?.Plan))
        {
            message.Add(Plan, report.Plan.Steps.Select(step => step.ToString()).ToArray());
        }

        if (report.Surrender is { } surrender)
        {
            message.Add(Surrender, new OpenpiMessage { { Stage, surrender.Stage }, { Reason, surrender.Reason } });
        }

        return message;
    }

    /// <summary>The report of a map.</summary>
    /// <param name="message">The map.</param>
    /// <param name="last">The report before, which stands for what is left out.</param>
    /// <exception cref="OpenpiFormatException">It is none.</exception>
    public static AgentReport Report(OpenpiMessage message, AgentReport last) => last with
    {
        Activity = RemoteText.Shown(message.Text(Activity)),
        Believed = message.Has(Believed) ? EpisodeMessages.Facts(message, Believed) : last.Believed,
        Plan = message.Has(Plan)
            ? EpisodeMessages.Parsed(message, Plan, steps => new Plan([.. steps.Select(PlanStep.Parse)]))
            : last.Plan,
        StepIndex = message.Whole(StepIndex),
        PlannerEngine = message.TextOrNull(Engine) is string engine ? RemoteText.Shown(engine) : null,
        Replans = message.Whole(Replans),
        PerceptionTime = Time(message, PerceptionMilliseconds),
        PlanningTime = Time(message, PlanningMilliseconds),
        Surrender = message.Has(Surrender)
            ? new Surrender(RemoteText.Shown(message.Map(Surrender).Text(Stage)), RemoteText.Shown(message.Map(Surrender).Text(Reason)))
            : null,
    };

    private static TimeSpan? Time(OpenpiMessage message, string key) => message.NumberOrNull(key) is double milliseconds
        ? milliseconds is >= 0 and < 1e12
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new OpenpiFormatException($"The key '{key}' must hold a time.")
        : null;
}
