using System.Diagnostics;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>A whole process: what it said and what it took.</summary>
/// <param name="ExitCode">Its exit code; null when it was ended from outside.</param>
/// <param name="WallSeconds">From before its start until after its end.</param>
/// <param name="PeakBytes">The most memory that it and its children held, as of the last look; null where the system does not say.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Stopped">Why it was ended from outside: <c>time</c> or <c>memory</c>; null when it ended by itself.</param>
internal sealed record ProcessRun(int? ExitCode, double WallSeconds, long? PeakBytes, string Output, string Error, string? Stopped)
{
    private const int LookEveryMilliseconds = 10;

    /// <summary>Runs a program to its end or to a limit, whichever comes first.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="limits">Beyond these it is killed.</param>
    /// <param name="cancellation">Kills it with an <see cref="OperationCanceledException"/>.</param>
    public static ProcessRun Of(IReadOnlyList<string> command, string folder, RunLimits limits, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        long? peak = null;
        string? stopped = null;
        bool isOver = false;
        while (!isOver && stopped is null && !cancellation.IsCancellationRequested)
        {
            peak = Larger(peak, ProcessTree.PeakBytes(process.Id));
            stopped = Stopwatch.GetElapsedTime(begin) > limits.Time ? "time" : peak > limits.MemoryBytes ? "memory" : null;
            isOver = process.WaitForExit(LookEveryMilliseconds);
        }

        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (!isOver)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return new ProcessRun(isOver ? process.ExitCode : null, seconds, peak, output.Result, error.Result, isOver ? null : stopped);
    }

    private static long? Larger(long? left, long? right) => left is null || right > left ? right ?? left : left;
}
