using System.Text.Json.Serialization;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What running a policy's network takes.</summary>
/// <param name="Name">The network.</param>
/// <param name="Parameters">Numbers in it.</param>
/// <param name="IsTrained">Whether it was trained; others have random weights.</param>
/// <param name="Chunks">How often it was run.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Joules">Energy of it, gross; null where nothing measures or estimates it.</param>
/// <param name="EnergySource">Where the joules come from.</param>
public sealed record SizeFigure(string Name, long Parameters, bool IsTrained, int Chunks, double Seconds, double? Joules, string EnergySource)
{
    /// <summary>Robot time that a chunk is carried out for, seconds.</summary>
    public const double SecondsPerChunk = (double)VlaPolicy.StepsPerLook / RobotAction.Rate;

    /// <summary>Time to run it once, milliseconds.</summary>
    [JsonPropertyName("chunk_ms")]
    public double ChunkMilliseconds => Seconds * 1000 / Chunks;

    /// <summary>Energy to run it once.</summary>
    [JsonPropertyName("chunk_j")]
    public double? ChunkJoules => Joules / Chunks;

    /// <summary>Energy for each second of robot time, looking every 0.4 s: joules per second.</summary>
    [JsonPropertyName("robot_second_j")]
    public double? RobotSecondJoules => ChunkJoules / SecondsPerChunk;
}
