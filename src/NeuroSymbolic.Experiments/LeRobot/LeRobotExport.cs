using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Makes a LeRobotDataset (version 3.0) of demonstrations, for policies that are trained elsewhere.</summary>
/// <remarks>States, actions and pictures are those of openpi's LIBERO policies, see <see cref="Agents.LiberoMessages"/>: what a policy
/// learns from is what a run sends it, but for the size of the pictures.</remarks>
public static class LeRobotExport
{
    /// <summary>The dataset in a folder of demonstrations.</summary>
    public const string DatasetFolder = "lerobot";

    /// <summary>Holds before the work begins what can be held.</summary>
    /// <param name="folder">The folder of the demonstrations.</param>
    /// <exception cref="UsageException">It has a dataset already, or cannot be made.</exception>
    /// <exception cref="EngineException">There is no ffmpeg.</exception>
    public static void Check(string folder)
    {
        _ = Ffmpeg.Version;
        string dataset = Path.Combine(folder, DatasetFolder);
        if (Path.Exists(dataset))
        {
            throw new UsageException($"{dataset} is there already; delete it or give --out another folder.");
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {folder} cannot be made: {error.Message}", error);
        }
    }

    /// <summary>Writes the dataset; it is there whole or not at all.</summary>
    /// <param name="task">The task.</param>
    /// <param name="traces">Paths of its demonstrations, at least one.</param>
    /// <param name="folder">The folder of the demonstrations.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="log">Takes lines about the progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Frames in the dataset.</returns>
    /// <exception cref="InputException">A trace is broken.</exception>
    /// <exception cref="EngineException">ffmpeg or the renderer is missing or fails.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no dataset is left.</exception>
    public static long Write(
        TaskDescription task, IReadOnlyList<string> traces, string folder, LeRobotSettings settings, TextWriter log, CancellationToken cancellation = default)
    {
        string dataset = Path.Combine(folder, DatasetFolder), part = dataset + ".part";
        DeleteFolder(part);
        try
        {
            using var scenes = new RecordedScenes(task.Domain);
            var rows = new LeRobotRows(task.Domain, settings, scenes);
            rows.Write(traces, Path.Combine(part, "data"), cancellation);
            string[] cameras = [task.Domain.DefaultCamera, task.Domain.HandCamera];
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{rows.Episodes.Count} episodes, {rows.Frames} frames, cameras {string.Join(" and ", cameras)}"));
            var progress = new ProgressLines(log, checked((int)rows.Frames * cameras.Length), "pictures drawn");
            int drawn = 0;
            var views = ImmutableArray.CreateBuilder<LeRobotView>();
            foreach (string camera in cameras)
            {
                int side = settings.SidePixels ?? task.Domain.Camera(camera).SidePixels;
                string videos = Path.Combine(part, "videos", LeRobotFeatures.Pictures(camera));
                views.Add(new(LeRobotFeatures.Pictures(camera), side, new LeRobotCamera(camera, side, settings.VideoFileMebibytes, scenes).Write(
                    rows.Episodes, videos, () => progress.Report(++drawn), cancellation)));
            }

            new LeRobotMetadata(task.Domain.Robot.Name, rows, views.ToImmutable()).Write(Path.Combine(part, "meta"));
            Directory.Move(part, dataset);
            return rows.Frames;
        }
        finally
        {
            DeleteFolder(part);
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
