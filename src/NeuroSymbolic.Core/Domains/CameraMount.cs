using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>What a camera is screwed to, and so the frame that its calibration is given in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CameraMount>))]
public enum CameraMount
{
    /// <summary>It stands still: the world frame.</summary>
    [JsonStringEnumMemberName("world")]
    World,

    /// <summary>The robot's hand: a frame whose z axis is the way the fingers point and whose y axis the way they close.</summary>
    [JsonStringEnumMemberName("hand")]
    Hand,
}
