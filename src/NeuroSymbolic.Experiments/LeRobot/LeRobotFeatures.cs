using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>Names of what a dataset holds for each frame.</summary>
internal static class LeRobotFeatures
{
    /// <summary>What the arm feels, 8 numbers.</summary>
    public const string State = "observation.state";

    /// <summary>What the expert did, 7 numbers.</summary>
    public const string Action = "action";

    /// <summary>Seconds since the first frame of the episode.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>Number of the frame in its episode.</summary>
    public const string FrameIndex = "frame_index";

    /// <summary>Number of the episode.</summary>
    public const string EpisodeIndex = "episode_index";

    /// <summary>Number of the frame in the dataset.</summary>
    public const string Index = "index";

    /// <summary>Number of the frame's sentence.</summary>
    public const string TaskIndex = "task_index";

    /// <summary>What the numbers of <see cref="State"/> are called.</summary>
    public static readonly ImmutableArray<string> StateNames =
        ["x", "y", "z", "axis_angle_x", "axis_angle_y", "axis_angle_z", "finger_1", "finger_2"];

    /// <summary>What the numbers of <see cref="Action"/> are called.</summary>
    public static readonly ImmutableArray<string> ActionNames =
        ["x", "y", "z", "rotation_x", "rotation_y", "rotation_z", "gripper"];

    /// <summary>The pictures of a camera.</summary>
    public static string Pictures(string camera) => $"observation.images.{camera}";
}
