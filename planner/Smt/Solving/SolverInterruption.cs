using Microsoft.Z3;

namespace NeuroSymbolic.Planner.Smt.Solving;

/// <summary>Interrupts a solver once cancellation is asked for, again and again, because an interrupt that comes between two checks is
/// forgotten.</summary>
/// <remarks>On a thread of its own: a timer would wait for the thread pool, which may be busy with callers that wait for solvers.</remarks>
internal sealed class SolverInterruption : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly Context context;
    private readonly CancellationToken cancellation;
    private readonly ManualResetEvent isOver = new(initialState: false);
    private readonly Thread? thread;

    /// <param name="context">The solver's context, which must outlive this.</param>
    /// <param name="cancellation">When to interrupt.</param>
    public SolverInterruption(Context context, CancellationToken cancellation)
    {
        this.context = context;
        this.cancellation = cancellation;
        if (cancellation.CanBeCanceled)
        {
            thread = new Thread(Watch) { IsBackground = true, Name = nameof(SolverInterruption) };
            thread.Start();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isOver.Set();
        thread?.Join();
        isOver.Dispose();
    }

    private void Watch()
    {
        WaitHandle.WaitAny([cancellation.WaitHandle, isOver]);
        while (!isOver.WaitOne(TimeSpan.Zero))
        {
            context.Interrupt();
            isOver.WaitOne(Period);
        }
    }
}
