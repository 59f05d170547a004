using System.Runtime.InteropServices;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Benchmarks;

// Ctrl-C ends the run after the problem under way, with a summary of what is there; pressed again, at once.
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    return BenchmarkCommand.Create(Console.Out, Console.Error, cancellation.Token).Parse(args).Invoke(
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (Exception error) when (error is NeuroSymbolicException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"planner benchmarks: {error.Message}");
    return 30;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
