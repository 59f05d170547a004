using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;
using NeuroSymbolic.Studio;

namespace NeuroSymbolic.Cli;

/// <summary>Shows episodes of a run folder again, from their traces.</summary>
internal static class Replay
{
    /// <summary>Half the usual number: rendering is what a film costs.</summary>
    public const int QuickFramesPerSecond = RobotAction.Rate / 2;

    /// <summary>The episode of that number; task and agent may be left out where the run has one of them.</summary>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    /// <exception cref="InputException">The folder holds no run, or its table is damaged.</exception>
    public static EpisodeKey Find(string folder, int episode, string? task, string? agent)
    {
        EpisodeRow[] rows =
        [
            .. EpisodeTable.Read(RunFolder.EpisodesPath(folder)).Where(row =>
                row.Episode == episode && (task is null || row.Task == task) && (agent is null || row.Agent == agent)),
        ];
        return rows switch
        {
            [var row] => row.Key,
            [] => throw new UsageException($"The run in {folder} has no such episode {episode}; its episodes.csv lists those there are."),
            _ => throw new UsageException(
                $"The run in {folder} has several episodes {episode}; choose one with --task and --agent from "
                + $"{string.Join(", ", rows.Select(row => $"{row.Task} {row.Agent}"))}."),
        };
    }

    /// <summary>Films the episode and returns the video's path.</summary>
    public static string Film(string root, string folder, EpisodeKey key, int framesPerSecond, CancellationToken cancellation)
    {
        EpisodeTrace trace = TraceReader.Read(RunFolder.TracePath(folder, key));
        string path = Path.Combine(folder, RunFolder.VideoName(key, trace.Seed, trace.Outcome));
        using World world = WorldOf(root, trace);
        EpisodeFilm.Write(world, trace, path, framesPerSecond, cancellation);
        return path;
    }

    /// <summary>Makes a picture of one moment and returns its path.</summary>
    public static string Picture(string root, string folder, EpisodeKey key, TimeSpan moment)
    {
        EpisodeTrace trace = TraceReader.Read(RunFolder.TracePath(folder, key));
        string video = Path.Combine(folder, RunFolder.VideoName(key, trace.Seed, trace.Outcome));
        string path = Path.ChangeExtension(video, string.Create(CultureInfo.InvariantCulture, $"{moment.TotalSeconds:0.###}s.png"));
        using World world = WorldOf(root, trace);
        EpisodeFilm.WriteStill(world, trace, moment.TotalSeconds, path);
        return path;
    }

    /// <summary>Makes one HTML file with the 3-D replay of the episode and returns its path.</summary>
    /// <exception cref="EngineException">The studio's page, of which it is made, is not built.</exception>
    public static string Page(string root, string folder, EpisodeKey key)
    {
        EpisodeTrace trace = TraceReader.Read(RunFolder.TracePath(folder, key));
        string path = Path.ChangeExtension(Path.Combine(folder, RunFolder.VideoName(key, trace.Seed, trace.Outcome)), ".html");
        string page = ReplayPage.Of(trace, StudioPlaces.Of(root));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, page);
        return path;
    }

    private static World WorldOf(string root, EpisodeTrace trace) =>
        World.Load(TaskDescription.Load(Path.Combine(root, "domains"), trace.Task, trace.Robot).Domain, trace.Objects);
}
