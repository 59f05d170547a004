using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Perception held against the truth on views of one kind.</summary>
public sealed record ScoreSummary
{
    /// <summary>Of what kind the views were.</summary>
    public required string Kind { get; init; }

    /// <summary>Number of views.</summary>
    public required int Views { get; init; }

    /// <summary>Number of views whose facts were exactly the true ones.</summary>
    public required int Exact { get; init; }

    /// <summary>Wilson's 95 % interval of their share.</summary>
    public required Interval ExactInterval { get; init; }

    /// <summary>Number of views in which a thing is held or half hidden by others.</summary>
    public required int Obscured { get; init; }

    /// <summary>Number of those whose facts were exactly the true ones.</summary>
    public required int ExactObscured { get; init; }

    /// <summary>Number of views of which <see cref="ThresholdPerception"/> got the facts exactly; null where it was not asked.</summary>
    public int? ExactByThresholds { get; init; }

    /// <summary>Objects seen that are not there.</summary>
    public required int Imagined { get; init; }

    /// <summary>Errors of place, all things first, then by how much of them can be seen.</summary>
    public required ImmutableArray<PositionScore> Positions { get; init; }

    /// <summary>Each predicate's facts.</summary>
    public required ImmutableArray<PredicateScore> Predicates { get; init; }

    /// <summary>Facts by how much they were believed.</summary>
    public required ImmutableArray<CalibrationBin> Calibration { get; init; }

    /// <summary>Mean distance of belief and share that was true, weighted by facts (expected calibration error: Naeini et al., AAAI 2015).</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Views of wrong facts in which a thing was missing, or whose belief as a whole was below <see cref="DoubtfulBelow"/>.</summary>
    public required int WrongAndDoubted { get; init; }

    /// <summary>Such views of right facts.</summary>
    public required int RightAndDoubted { get; init; }

    /// <summary>The belief in a whole state under which it counts as doubtful.</summary>
    public double DoubtfulBelow { get; init; } = PerceptionScore.DoubtfulBelow;

    /// <summary>Time of a look without the rendering that half of the looks keep, milliseconds.</summary>
    [JsonPropertyName("look_median_ms")]
    public required double MedianMilliseconds { get; init; }

    /// <summary>The time that 95 of 100 looks keep, milliseconds.</summary>
    [JsonPropertyName("look_p95_ms")]
    public required double LargeMilliseconds { get; init; }
}
