using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>What became of a published claim.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>It holds here, by the rule of the analysis plan.</summary>
    [JsonStringEnumMemberName("replicated")]
    Replicated,

    /// <summary>It holds here and goes beyond what was published.</summary>
    [JsonStringEnumMemberName("exceeded")]
    Exceeded,

    /// <summary>It does not hold here.</summary>
    [JsonStringEnumMemberName("not replicated")]
    NotReplicated,

    /// <summary>What was found may be chance, either way.</summary>
    [JsonStringEnumMemberName("undecided")]
    Undecided,

    /// <summary>What would decide was not run or not measured.</summary>
    [JsonStringEnumMemberName("not comparable")]
    NotComparable,
}
