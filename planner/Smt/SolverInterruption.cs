using Microsoft.Z3;

namespace NeuroSymbolic.Planner;

/// <summary>Interrupts a solver once cancellation is asked for, again and again, because an interrupt that comes between two checks is
/// forgotten.</summary>
internal sealed class SolverInterruption : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly Timer? timer;

    public SolverInterruption(Context context, CancellationToken cancellation)
    {
        if (cancellation.CanBeCanceled)
        {
            timer = new Timer(
                _ =>
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        context.Interrupt();
                    }
                },
                null,
                Period,
                Period);
        }
    }

    // waits for a callback that is running: the context must outlive it
    public void Dispose() => timer?.DisposeAsync().AsTask().Wait();
}
