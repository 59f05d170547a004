using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>What a report says of one agent in one task of one run. What nothing measured is null.</summary>
public sealed record ReportedGroup
{
    /// <summary>The run's name in the report.</summary>
    public required string Run { get; init; }

    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>Episodes finished.</summary>
    public required int N { get; init; }

    /// <summary>Those that reached the goal.</summary>
    public required int Successes { get; init; }

    /// <summary>Those in which the program broke; they count as not successful.</summary>
    public required int Errors { get; init; }

    /// <summary>Successes out of all episodes.</summary>
    public required double Rate { get; init; }

    /// <summary>Lower end of the rate's Wilson 95 % interval.</summary>
    public required double RateLow { get; init; }

    /// <summary>Upper end of the rate's Wilson 95 % interval.</summary>
    public required double RateHigh { get; init; }

    /// <summary>Fraction of a shortest plan reached, 0 to 1.</summary>
    public Estimate? Progress { get; init; }

    /// <summary>The part of the distance to the goal that was covered, 0 to 1.</summary>
    public Estimate? DistanceDrop { get; init; }

    /// <summary>Episodes whose distances are estimates from above.</summary>
    public int DistanceEstimates { get; init; }

    /// <summary>Plans after the first, for each episode that planned.</summary>
    public double? MeanReplans { get; init; }

    /// <summary>The engines that planned.</summary>
    public required ImmutableArray<string> PlannerEngines { get; init; }

    /// <summary>Where the others failed, the most frequent first.</summary>
    public required ImmutableArray<FailureCount> Failures { get; init; }

    /// <summary>Energy of computing by source; empty when it was not measured.</summary>
    public required ImmutableArray<EnergyEstimate> Energies { get; init; }

    /// <summary>Positive mechanical work of the simulated arm, joules.</summary>
    [JsonPropertyName("robot_work_j")]
    public Estimate? RobotWorkJoules { get; init; }

    /// <summary>Electrical energy of the arm, estimated from the simulated torques, joules.</summary>
    [JsonPropertyName("robot_electric_j")]
    public Estimate? RobotElectricJoules { get; init; }

    /// <summary>Wall time of planning, milliseconds.</summary>
    [JsonPropertyName("planning_ms")]
    public Spread? PlanningMilliseconds { get; init; }

    /// <summary>Simulated duration, seconds, mean; the robot's time.</summary>
    public Estimate? MeanSimSeconds { get; init; }

    /// <summary>Simulated duration, seconds.</summary>
    public Spread? SimSeconds { get; init; }

    /// <summary>Wall time of simulation and agent, seconds.</summary>
    public Spread? WallSeconds { get; init; }

    /// <summary>The figures of the rows of one task and agent.</summary>
    /// <param name="run">The run's name in the report.</param>
    /// <param name="rows">At least one.</param>
    public static ReportedGroup Of(string run, IReadOnlyList<EpisodeRow> rows)
    {
        var summary = GroupSummary.Of(rows);
        return new ReportedGroup
        {
            Run = run,
            Task = summary.Task,
            Agent = summary.Agent,
            N = summary.N,
            Successes = summary.Successes,
            Errors = summary.Errors,
            Rate = summary.Rate,
            RateLow = summary.RateLow,
            RateHigh = summary.RateHigh,
            Progress = summary.Progress,
            DistanceDrop = summary.DistanceDrop,
            DistanceEstimates = summary.DistanceEstimates,
            MeanReplans = summary.MeanReplans,
            PlannerEngines = [.. rows.Select(row => row.PlannerEngine).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            Failures =
            [
                .. from row in rows
                   where row.Outcome != EpisodeOutcome.Success
                   group row by (Stage: row.FailureStage ?? "unknown", row.Outcome) into same
                   orderby same.Count() descending, same.Key.Stage, same.Key.Outcome
                   select new FailureCount(
                       same.Key.Stage, same.Key.Outcome.ToString().ToLowerInvariant(), same.Count(), MostFrequentReason(same)),
            ],
            Energies = summary.Energies,
            RobotWorkJoules = summary.RobotWorkJoules,
            RobotElectricJoules = Estimate.Of(rows.Select(row => row.RobotElectricJoules)),
            PlanningMilliseconds = Spread.Of(rows.Select(row => row.PlanningMilliseconds)),
            MeanSimSeconds = Estimate.Of(rows.Select(row => row.SimSeconds)),
            SimSeconds = Spread.Of(rows.Select(row => row.SimSeconds)),
            WallSeconds = Spread.Of(rows.Select(row => row.WallSeconds)),
        };
    }

    private static string? MostFrequentReason(IEnumerable<EpisodeRow> rows) =>
        rows.Select(row => row.FailureReason).OfType<string>().CountBy(reason => reason)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Key).FirstOrDefault();
}
