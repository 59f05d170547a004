using System.Text.Json.Serialization;

namespace NeuroSymbolic.Planner;

/// <summary>What makes a plan good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlanMetric>))]
public enum PlanMetric
{
    /// <summary>The problem's own metric; the number of steps where it has none.</summary>
    [JsonStringEnumMemberName("cost")]
    Cost,

    /// <summary>The number of steps, whatever the problem's metric is.</summary>
    [JsonStringEnumMemberName("length")]
    Length,

    /// <summary>The energy that the steps are expected to take.</summary>
    [JsonStringEnumMemberName("energy")]
    Energy,
}
