using System.Diagnostics;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Runs scripts of <c>training/</c> with the first Python on the PATH that has PyTorch.</summary>
internal sealed class PythonScript
{
    private const int BadUsage = 2; // as argparse has it
    private const int Terminate = 15;

    private readonly string interpreter = Interpreter();

    /// <summary>Runs a script to its end.</summary>
    /// <param name="path">The script.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">Takes its lines.</param>
    /// <param name="cancellation">Ends it early, with time to leave a checkpoint.</param>
    /// <exception cref="InputException">The script finds its settings wrong.</exception>
    /// <exception cref="EngineException">The script fails.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(string path, IEnumerable<string> arguments, TextWriter log, CancellationToken cancellation)
    {
        using Process process = Start(interpreter, ["-u", "-W", "ignore", path, .. arguments]);
        using CancellationTokenRegistration ending = cancellation.Register(() => _ = kill(process.Id, Terminate));
        string last = "";
        process.ErrorDataReceived += (_, line) => last = string.IsNullOrWhiteSpace(line.Data) ? last : line.Data;
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is string line)
        {
            log.WriteLine(line);
        }

        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode == BadUsage)
        {
            throw new InputException(last);
        }

        if (process.ExitCode != 0)
        {
            throw new EngineException($"{path} failed with exit code {process.ExitCode}: {last}");
        }
    }

    private static string Interpreter()
    {
        string[] found = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "python3")).Where(File.Exists).Distinct()];
        return found.FirstOrDefault(HasTorch) ?? throw new EngineException(
            "No Python on the PATH has PyTorch, NumPy and ONNX; on Debian: sudo apt-get install python3-torch python3-numpy python3-onnx libopenblas0-pthread");
    }

    private static bool HasTorch(string interpreter)
    {
        using Process process = Start(interpreter, ["-c", "import numpy, onnx, torch"]);
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static Process Start(string interpreter, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new EngineException($"{interpreter} cannot be started.");

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
