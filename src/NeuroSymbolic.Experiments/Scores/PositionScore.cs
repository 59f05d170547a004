using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>How far things of one kind were believed from where they are.</summary>
/// <param name="Kind">Which: all of them, in full view, partly or mostly hidden, held.</param>
/// <param name="Things">How many there were.</param>
/// <param name="Overlooked">How many of them were not found.</param>
/// <param name="MedianMillimetres">Distance of the centres, all axes, that half of those found keep; null when none was.</param>
/// <param name="LargeMillimetres">The distance that 95 of 100 keep.</param>
public sealed record PositionScore(
    string Kind,
    int Things,
    int Overlooked,
    [property: JsonPropertyName("median_mm")] double? MedianMillimetres,
    [property: JsonPropertyName("p95_mm")] double? LargeMillimetres);
