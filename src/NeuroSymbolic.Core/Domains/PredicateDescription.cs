using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>How a predicate is read off the scene.</summary>
public sealed record PredicateDescription
{
    /// <summary>The rule that decides whether the predicate holds.</summary>
    public required PredicateReading Reading { get; init; }

    /// <summary>Largest horizontal distance between the centres for <see cref="PredicateReading.Supported"/>, metres.</summary>
    [JsonPropertyName("tolerance_m")]
    public double ToleranceMetres { get; init; } = 0.03;
}
