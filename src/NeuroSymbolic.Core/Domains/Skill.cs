using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>The motions that carry out symbolic actions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Skill>))]
public enum Skill
{
    /// <summary>Close the fingers around a thing and lift it off its support.</summary>
    [JsonStringEnumMemberName("grasp")]
    Grasp,

    /// <summary>Set the held thing down on a support and withdraw.</summary>
    [JsonStringEnumMemberName("set-down")]
    SetDown,

    /// <summary>Grip a fixture and turn it, until a predicate about its joint holds.</summary>
    [JsonStringEnumMemberName("turn")]
    Turn,

    /// <summary>Hold still until what the action promises is seen.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,
}
