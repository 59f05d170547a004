using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Which episodes of a run are metered once more, by replaying what was recorded in them, where there are energy counters.</summary>
/// <remarks>A look takes milliseconds, too short for a counter, and several episodes at a time cannot be told apart by it. So these
/// episodes run alone, and then each short phase is done again for ten seconds.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<MeterAgainChoice>))]
public enum MeterAgainChoice
{
    /// <summary>The first episode of each task with each agent.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>All of them, one at a time.</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>None of them.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}
