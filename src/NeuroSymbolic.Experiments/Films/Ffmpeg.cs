using System.ComponentModel;
using System.Diagnostics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The ffmpeg program of this machine, fed with raw frames.</summary>
public static class Ffmpeg
{
    private const string Remedy = "install the package ffmpeg";

    /// <summary>The version, such as <c>5.1.6</c>.</summary>
    /// <exception cref="EngineException">There is no ffmpeg on the PATH.</exception>
    public static string Version
    {
        get
        {
            using Process process = Start(Path.GetTempPath(), ["-version"]);
            process.StandardInput.Close();
            string first = process.StandardOutput.ReadLine() ?? "";
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return first.Split(' ') is ["ffmpeg", "version", string version, ..] ? version : first;
        }
    }

    /// <summary>Runs ffmpeg on frames that are written to its standard input.</summary>
    /// <param name="folder">Its current folder, for files named in filters.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="writeFrames">Writes the frames.</param>
    /// <param name="cancellation">Whether a failure is the user's wish: Ctrl-C reaches ffmpeg too.</param>
    /// <exception cref="EngineException">ffmpeg is missing or fails; the message has its own first words.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static void Run(string folder, IEnumerable<string> arguments, Action<Stream> writeFrames, CancellationToken cancellation)
    {
        using Process process = Start(folder, ["-hide_banner", "-loglevel", "error", "-y", .. arguments]);
        Task<string> complaint = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            writeFrames(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it has stopped reading; its exit code and words say why
        }
        catch
        {
            process.Kill();
            throw;
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            cancellation.ThrowIfCancellationRequested();
            string words = complaint.GetAwaiter().GetResult().Trim().Split('\n')[0];
            throw new EngineException($"ffmpeg failed with exit code {process.ExitCode} ({words}); an ffmpeg with libx264 and libass is needed.");
        }
    }

    private static Process Start(string folder, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("ffmpeg", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception error)
        {
            throw new EngineException($"There is no ffmpeg on the PATH, which videos need; {Remedy}.", error);
        }
    }
}
