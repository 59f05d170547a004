using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws the pictures of one camera and writes its videos: many episodes in one file, a picture for each frame.</summary>
/// <param name="camera">The camera's name.</param>
/// <param name="sidePixels">Side of the pictures.</param>
/// <param name="limitMebibytes">Size at which a file is closed, MiB.</param>
/// <param name="scenes">Shows recorded states.</param>
internal sealed class LeRobotCamera(string camera, int sidePixels, double limitMebibytes, RecordedScenes scenes)
{
    /// <summary>Every so many pictures one stands for itself, as LeRobot has it: a training reads single pictures in any order.</summary>
    public const int KeyFrameDistance = 2;

    /// <summary>The codec's quality.</summary>
    public const int ConstantRateFactor = 18;

    // The matrix is the one that decoders take for small pictures, whether they read the mark or not. Nothing is predicted from later
    // pictures, so that the first one stands at time 0 exactly.
    private static readonly string[] Encoding =
    [
        "-vf", "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p",
        "-c:v", "libx264", "-preset", "medium",
        "-crf", ConstantRateFactor.ToString(CultureInfo.InvariantCulture),
        "-g", KeyFrameDistance.ToString(CultureInfo.InvariantCulture),
        "-bf", "0", "-colorspace", "smpte170m", "-color_range", "tv", "-f", "mp4",
    ];

    /// <summary>Writes the videos.</summary>
    /// <param name="episodes">The episodes in order.</param>
    /// <param name="folder">The folder of the chunks.</param>
    /// <param name="drawn">Told after each picture.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Where the pictures of each episode are.</returns>
    /// <exception cref="EngineException">ffmpeg or the renderer is missing or fails.</exception>
    public ImmutableArray<LeRobotFilm> Write(
        IReadOnlyList<LeRobotEpisode> episodes, string folder, Action drawn, CancellationToken cancellation)
    {
        var films = ImmutableArray.CreateBuilder<LeRobotFilm>(episodes.Count);
        for (LeRobotFile file = default; films.Count < episodes.Count; file = file.Next)
        {
            var video = new FileInfo(file.In(folder, "mp4"));
            string[] input =
            [
                "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", $"{sidePixels}x{sidePixels}", "-r", $"{RobotAction.Rate}", "-i", "pipe:0",
            ];
            Ffmpeg.Run(folder, [.. input, .. Encoding, video.FullName], stream =>
            {
                int frames = 0;
                do
                {
                    LeRobotEpisode episode = episodes[films.Count];
                    films.Add(new LeRobotFilm(file, frames, Draw(episode, stream, drawn, cancellation)));
                    frames += episode.Length;
                    video.Refresh();
                }
                while (films.Count < episodes.Count
                    && LeRobotFile.HasRoom(video.Exists ? video.Length : 0, frames, episodes[films.Count].Length, limitMebibytes));
            }, cancellation);
        }

        return films.MoveToImmutable();
    }

    private long[][] Draw(LeRobotEpisode episode, Stream stream, Action drawn, CancellationToken cancellation)
    {
        long[][] levels = [new long[256], new long[256], new long[256]];
        EpisodeTrace trace = TraceReader.Read(episode.TracePath);
        for (int frame = 0; frame < episode.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> pixels = LiberoMessages.Mirrored(scenes.At(trace, frame).Capture(camera, sidePixels)).Pixels.Span;
            for (int i = 0; i < pixels.Length; i += 3)
            {
                levels[0][pixels[i]]++;
                levels[1][pixels[i + 1]]++;
                levels[2][pixels[i + 2]]++;
            }

            stream.Write(pixels);
            drawn();
        }

        return levels;
    }
}
