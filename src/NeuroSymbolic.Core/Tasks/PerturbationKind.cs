using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>What can happen to an episode from outside.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PerturbationKind>))]
public enum PerturbationKind
{
    /// <summary>A thing that bears nothing is pushed aside by some centimetres, off its support as the case may be.</summary>
    [JsonStringEnumMemberName("push")]
    Push,

    /// <summary>A thing that could be picked up is put elsewhere, where it may be.</summary>
    [JsonStringEnumMemberName("move")]
    Move,

    /// <summary>What the hand holds is taken out of it and put down elsewhere, where it may be.</summary>
    [JsonStringEnumMemberName("take")]
    Take,

    /// <summary>A thing that is no part of the task comes to stand in the way: on a free place, or on the table beside the places.</summary>
    [JsonStringEnumMemberName("appear")]
    Appear,
}
