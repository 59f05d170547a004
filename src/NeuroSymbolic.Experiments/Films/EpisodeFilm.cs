using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Pictures of an episode, made from its trace: the scene at left, plan and facts at right, in real time.</summary>
public static class EpisodeFilm
{
    /// <summary>Makes the video (mp4, H.264, 1280 × 720) in real time.</summary>
    /// <param name="world">A world with the trace's objects; its state is overwritten.</param>
    /// <param name="trace">The episode.</param>
    /// <param name="path">The file; there whole or not at all.</param>
    /// <param name="framesPerSecond">A divisor of the control rate.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="EngineException">ffmpeg or the renderer is missing or fails.</exception>
    /// <exception cref="InputException">The trace is of another scene.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no file is left.</exception>
    public static void Write(
        World world, EpisodeTrace trace, string path, int framesPerSecond = RobotAction.Rate, CancellationToken cancellation = default)
    {
        int stride = RobotAction.Rate / framesPerSecond;
        int ending = (int)(FilmPanel.EndingSeconds * framesPerSecond);
        string[] encoding =
        [
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-movflags", "+faststart",
            "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-f", "mp4",
        ];
        Make(trace, path, framesPerSecond, 0, ",scale=out_color_matrix=bt709,format=yuv420p", encoding, frames =>
        {
            for (int step = 0; step < trace.Steps.Count; step += stride)
            {
                cancellation.ThrowIfCancellationRequested();
                frames.Write(Frame(world, trace, trace.Steps[step]));
            }

            byte[] last = Frame(world, trace, trace.Steps[^1]);
            for (int i = 0; i < ending; i++)
            {
                frames.Write(last);
            }
        }, cancellation);
    }

    /// <summary>Makes a picture (PNG, 1280 × 720) of one moment.</summary>
    /// <param name="world">A world with the trace's objects; its state is overwritten.</param>
    /// <param name="trace">The episode.</param>
    /// <param name="seconds">Simulated time; beyond the end is the end, with the outcome.</param>
    /// <param name="path">The file; there whole or not at all.</param>
    /// <exception cref="EngineException">ffmpeg or the renderer is missing or fails.</exception>
    /// <exception cref="InputException">The trace is of another scene.</exception>
    public static void WriteStill(World world, EpisodeTrace trace, double seconds, string path)
    {
        TraceStep step = trace.Steps.LastOrDefault(step => step.TimeSeconds <= seconds, trace.Steps[0]);
        double time = Math.Clamp(seconds, 0, trace.Steps[^1].TimeSeconds + (FilmPanel.EndingSeconds / 2));
        Make(trace, path, RobotAction.Rate, time, "", ["-frames:v", "1", "-c:v", "png", "-f", "image2", "-update", "1"], frames =>
            frames.Write(Frame(world, trace, step)), CancellationToken.None);
    }

    private static void Make(
        EpisodeTrace trace, string path, int framesPerSecond, double start, string colours, string[] encoding,
        Action<Stream> writeFrames, CancellationToken cancellation)
    {
        string output = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        string part = output + ".part";
        string folder = Directory.CreateTempSubdirectory("neurosym-film-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "panel.ass"), FilmPanel.Subtitles(trace));
            string filter = string.Create(
                CultureInfo.InvariantCulture,
                $"setpts=PTS+{start}/TB,pad={FilmPanel.WidthPixels}:{FilmPanel.PicturePixels}:0:0:color=0x{FilmPanel.Ground},ass=panel.ass");
            Ffmpeg.Run(
                folder,
                [
                    "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{FilmPanel.PicturePixels}x{FilmPanel.PicturePixels}",
                    "-r", $"{framesPerSecond}", "-i", "pipe:0",
                    "-vf", filter + colours,
                    .. encoding, part,
                ],
                writeFrames,
                cancellation);
            File.Move(part, output, overwrite: true);
        }
        finally
        {
            File.Delete(part);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Frame(World world, EpisodeTrace trace, TraceStep step)
    {
        try
        {
            world.ShowPositions(step.Positions);
        }
        catch (ArgumentException error)
        {
            throw new InputException($"The trace of {trace.Task} episode {trace.Episode} belongs to another scene: {error.Message}", error);
        }

        return world.Render(trace.Camera, FilmPanel.PicturePixels, FilmPanel.PicturePixels).Pixels.ToArray();
    }
}
