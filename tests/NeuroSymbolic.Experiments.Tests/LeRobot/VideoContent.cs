using System.Diagnostics;
using System.Globalization;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>What ffprobe and ffmpeg read of a video.</summary>
internal static class VideoContent
{
    /// <summary>Codec, columns, rows, form of the pixels and rate, as ffprobe has them.</summary>
    public static string Stream(string video) => Text(
        "ffprobe", ["-v", "error", "-show_entries", "stream=codec_name,width,height,pix_fmt,avg_frame_rate", "-of", "csv=p=0", video]).Trim();

    /// <summary>When each picture is shown, seconds.</summary>
    public static double[] Times(string video) =>
    [
        .. Text("ffprobe", ["-v", "error", "-show_entries", "frame=pts_time", "-of", "csv=p=0", video])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture)),
    ];

    /// <summary>The pixels of one picture: red, green, blue.</summary>
    public static byte[] Picture(string video, int number)
    {
        using Process process = Start(
            "ffmpeg", ["-v", "error", "-i", video, "-vf", $"select=eq(n\\,{number})", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]);
        using var pixels = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(pixels);
        process.WaitForExit();
        return pixels.ToArray();
    }

    private static string Text(string program, string[] arguments)
    {
        using Process process = Start(program, arguments);
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
