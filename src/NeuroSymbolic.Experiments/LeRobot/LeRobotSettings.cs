namespace NeuroSymbolic.Experiments;

/// <summary>How demonstrations are exported.</summary>
public sealed record LeRobotSettings
{
    /// <summary>The sentence of each frame.</summary>
    public SentenceChoice Sentences { get; init; } = SentenceChoice.Task;

    /// <summary>Side of the pictures, an even number of pixels; null for that of the cameras.</summary>
    public int? SidePixels { get; init; }

    /// <summary>Size at which a file of rows is closed, MiB.</summary>
    public double DataFileMebibytes { get; init; } = 100;

    /// <summary>Size at which a video is closed, MiB.</summary>
    public double VideoFileMebibytes { get; init; } = 200;
}
