using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>The rules by which predicates are read off geometry and contact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PredicateReading>))]
public enum PredicateReading
{
    /// <summary>(p a b): a rests on b, held up by contact and not by the fingers.</summary>
    [JsonStringEnumMemberName("supported")]
    Supported,

    /// <summary>(p a): nothing rests on a, and a itself is not held.</summary>
    [JsonStringEnumMemberName("nothing-on")]
    NothingOn,

    /// <summary>(p a): both fingers hold a and it is lifted.</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>(p): no object is held.</summary>
    [JsonStringEnumMemberName("hand-empty")]
    HandEmpty,

    /// <summary>(p a b): a is a movable thing with a smaller footprint than b; never changes.</summary>
    [JsonStringEnumMemberName("smaller")]
    Smaller,
}
