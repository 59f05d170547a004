using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>How the movable objects of a task stand at its start or its end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Arrangement>))]
public enum Arrangement
{
    /// <summary>All in one tower on the named place, largest at the bottom.</summary>
    [JsonStringEnumMemberName("tower")]
    Tower,

    /// <summary>Start only: each on a random place, larger ones below; all such states are equally likely.</summary>
    [JsonStringEnumMemberName("random-legal")]
    RandomLegal,

    /// <summary>Goal only: the start with one top object moved to another place where no smaller one lies.</summary>
    [JsonStringEnumMemberName("one-legal-move")]
    OneLegalMove,
}
