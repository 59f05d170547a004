using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>What a run says of one agent in one task. What nothing measured is null.</summary>
public sealed record GroupSummary
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>Episodes finished.</summary>
    public required int N { get; init; }

    /// <summary>Those that reached the goal.</summary>
    public required int Successes { get; init; }

    /// <summary>Those that the agent gave up.</summary>
    public required int Failures { get; init; }

    /// <summary>Those that reached the step limit.</summary>
    public required int Timeouts { get; init; }

    /// <summary>Those in which the program broke.</summary>
    public required int Errors { get; init; }

    /// <summary>Successes out of all episodes, errors included.</summary>
    public required double Rate { get; init; }

    /// <summary>Lower end of the rate's Wilson 95 % interval.</summary>
    public required double RateLow { get; init; }

    /// <summary>Upper end of the rate's Wilson 95 % interval.</summary>
    public required double RateHigh { get; init; }

    /// <summary>Fraction of a shortest plan reached, 0 to 1.</summary>
    public Estimate? Progress { get; init; }

    /// <summary>The part of the distance to the goal that was covered, 0 to 1, by whichever way; also of episodes whose distances are estimates.</summary>
    public Estimate? DistanceDrop { get; init; }

    /// <summary>Episodes whose distances are estimates from above.</summary>
    public int DistanceEstimates { get; init; }

    /// <summary>Fraction of the goal facts reached, 0 to 1.</summary>
    public Estimate? GoalFraction { get; init; }

    /// <summary>Plans after the first, for each episode.</summary>
    public double? MeanReplans { get; init; }

    /// <summary>Simulated duration, seconds.</summary>
    public double? MedianSimSeconds { get; init; }

    /// <summary>Wall time, seconds.</summary>
    public double? MedianWallSeconds { get; init; }

    /// <summary>Wall time of planning, milliseconds.</summary>
    [JsonPropertyName("median_planning_ms")]
    public double? MedianPlanningMilliseconds { get; init; }

    /// <summary>The source that most of the rows with joules have; null when none has joules.</summary>
    public string? EnergySource { get; init; }

    /// <summary>Energy of perception, planning and policy, joules, by that source alone.</summary>
    [JsonPropertyName("controller_j")]
    public Estimate? ControllerJoules { get; init; }

    /// <summary>Energy of everything, joules, by that source alone.</summary>
    [JsonPropertyName("total_j")]
    public Estimate? TotalJoules { get; init; }

    /// <summary>Positive mechanical work of the arm, joules.</summary>
    [JsonPropertyName("robot_work_j")]
    public Estimate? RobotWorkJoules { get; init; }

    /// <summary>Energy of computing, gross and net of rest, for each source; empty when none has joules.</summary>
    public ImmutableArray<EnergyEstimate> Energies { get; init; } = [];

    /// <summary>The summary of the rows of one task and agent.</summary>
    /// <param name="rows">At least one.</param>
    public static GroupSummary Of(IReadOnlyList<EpisodeRow> rows)
    {
        int successes = Count(EpisodeOutcome.Success);
        ImmutableArray<EnergyEstimate> energies = [.. EnergyEstimate.Of(rows)];
        EnergyEstimate? main = energies.MaxBy(energy => energy.N);
        Interval interval = WilsonInterval.Of(successes, rows.Count);
        return new GroupSummary
        {
            Task = rows[0].Task,
            Agent = rows[0].Agent,
            N = rows.Count,
            Successes = successes,
            Failures = Count(EpisodeOutcome.Failure),
            Timeouts = Count(EpisodeOutcome.Timeout),
            Errors = Count(EpisodeOutcome.Error),
            Rate = (double)successes / rows.Count,
            RateLow = interval.Low,
            RateHigh = interval.High,
            Progress = Estimate.Of(rows.Select(row => row.PlanFraction)),
            DistanceDrop = Estimate.Of(rows.Select(row => row.DistanceDrop)),
            DistanceEstimates = rows.Count(row => row.DistanceSource == GoalDistance.Estimate),
            GoalFraction = Estimate.Of(rows.Select(row => row.GoalFraction)),
            MeanReplans = rows.Average(row => row.Replans),
            MedianSimSeconds = Median(rows.Select(row => row.SimSeconds)),
            MedianWallSeconds = Median(rows.Select(row => row.WallSeconds)),
            MedianPlanningMilliseconds = Median(rows.Select(row => row.PlanningMilliseconds)),
            EnergySource = main?.Source,
            ControllerJoules = main?.ControllerJoules,
            TotalJoules = main?.TotalJoules,
            RobotWorkJoules = Estimate.Of(rows.Select(row => row.RobotWorkJoules)),
            Energies = energies,
        };

        int Count(EpisodeOutcome outcome) => rows.Count(row => row.Outcome == outcome);
    }

    private static double? Median(IEnumerable<double?> values)
    {
        double[] known = [.. values.OfType<double>().Order()];
        return known.Length == 0 ? null : Quantile.Of(known, 0.5);
    }
}
