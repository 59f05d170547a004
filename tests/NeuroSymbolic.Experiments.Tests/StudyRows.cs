namespace NeuroSymbolic.Experiments.Tests;

/// <summary>Rows of agents that solve so many of so many episodes, for what is computed from them.</summary>
internal static class StudyRows
{
    /// <summary>Rows of which the first succeed and the others reach half of a plan of 14 steps.</summary>
    public static EpisodeRow[] Of(string task, string agent, int successes, int n, double? joules = null, string source = "model") =>
    [
        .. Enumerable.Range(0, n).Select(episode => EpisodeTableTests.Row(episode) with
        {
            Task = task,
            Agent = agent,
            Outcome = episode < successes ? EpisodeOutcome.Success : EpisodeOutcome.Timeout,
            FailureStage = episode < successes ? null : "time",
            PlanFraction = episode < successes ? 1 : 0.5,
            ReferenceSteps = 14,
            SimSeconds = 40 + episode,
            ControllerJoules = joules + (joules is null ? null : episode % 3),
            EnergySource = joules is null ? null : source,
            EnergyMetering = joules is null ? null : "direct",
        }),
    ];
}
