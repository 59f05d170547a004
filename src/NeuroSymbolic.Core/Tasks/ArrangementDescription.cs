using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>The start or the goal of a task.</summary>
public sealed record ArrangementDescription
{
    /// <summary>The kind of arrangement.</summary>
    public required Arrangement Arrangement { get; init; }

    /// <summary>The place of a tower.</summary>
    public string? Place { get; init; }

    /// <summary>Standard deviation of each stack's place along x and y, metres (start only).</summary>
    [JsonPropertyName("position_noise_m")]
    public double PositionNoiseMetres { get; init; }
}
