using System.Runtime.InteropServices;
using NeuroSymbolic.Cli;

// Ctrl-C ends the command in good order; pressed again, at once.
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
return CommandLine.Run(args, new Surroundings(Console.Out, Console.Error, !Console.IsErrorRedirected, cancellation.Token));

void End(PosixSignalContext signal)
{
    signal.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
}
