namespace NeuroSymbolic.Planner;

/// <summary>Asks engines to end when the wall time or the memory of the process is used up, and knows which of the two it was.</summary>
/// <remarks>Memory is that of the whole process, so that Z3's counts too. Engines take a moment to end, in which they may go on growing,
/// so they are asked when two more looks would find the limit passed. The watch has a thread of its own: timers wait for the thread pool,
/// which a program that plans on all of its threads keeps busy.</remarks>
public sealed class ResourceWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private const int GrowthsAhead = 2;

    private readonly CancellationTokenSource source;
    private readonly ManualResetEventSlim isOver = new();
    private readonly Thread? thread;
    private readonly long? memoryBytes;
    private readonly long deadline = long.MaxValue;
    private long lastBytes = long.MaxValue;

    /// <summary>Begins to watch.</summary>
    /// <param name="time">Wall time from now on; null for no limit.</param>
    /// <param name="memoryBytes">Memory of the process; null for no limit.</param>
    /// <param name="outer">Ends the engines too.</param>
    public ResourceWatch(TimeSpan? time, long? memoryBytes, CancellationToken outer)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        this.memoryBytes = memoryBytes;
        if (time is { } limit)
        {
            deadline = Environment.TickCount64 + (long)limit.TotalMilliseconds;
        }

        if (time is not null || memoryBytes is not null)
        {
            Look();
            thread = new Thread(Watch) { IsBackground = true, Name = nameof(ResourceWatch) };
            thread.Start();
        }
    }

    /// <summary>Cancelled when a limit is reached.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The limit that was reached; null for none.</summary>
    public PlanStatus? EndedBy { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        isOver.Set();
        thread?.Join();
        isOver.Dispose();
        source.Dispose();
    }

    private void Watch()
    {
        while (EndedBy is null && !isOver.Wait(Period))
        {
            Look();
        }
    }

    private void Look()
    {
        if (Environment.TickCount64 >= deadline)
        {
            EndedBy = PlanStatus.TimeLimit;
        }
        else if (memoryBytes is { } limit)
        {
            long bytes = Environment.WorkingSet;
            long growth = Math.Max(0, bytes - lastBytes);
            lastBytes = bytes;
            if (bytes + (GrowthsAhead * growth) >= limit)
            {
                EndedBy = PlanStatus.MemoryLimit;
            }
        }

        if (EndedBy is not null)
        {
            source.Cancel();
        }
    }
}
