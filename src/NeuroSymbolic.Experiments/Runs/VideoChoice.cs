using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Which episodes of a run are filmed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VideoChoice>))]
public enum VideoChoice
{
    /// <summary>None of them.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Those that did not succeed.</summary>
    [JsonStringEnumMemberName("failures")]
    Failures,

    /// <summary>All of them.</summary>
    [JsonStringEnumMemberName("all")]
    All,
}
