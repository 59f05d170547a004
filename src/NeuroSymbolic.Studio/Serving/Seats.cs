namespace NeuroSymbolic.Studio;

/// <summary>So many can work at once; who comes later waits for a while, and is then asked to come again.</summary>
/// <param name="count">How many.</param>
/// <param name="patience">How long one waits.</param>
/// <param name="what">What they do, as in <c>2 problems are being solved</c>.</param>
internal sealed class Seats(int count, TimeSpan patience, string what) : IDisposable
{
    private readonly SemaphoreSlim free = new(count, count);

    /// <summary>Does the work on a seat.</summary>
    /// <exception cref="RefusalException">None became free.</exception>
    public async Task<T> Use<T>(Func<T> work, CancellationToken cancellation)
    {
        if (!await free.WaitAsync(patience, cancellation).ConfigureAwait(false))
        {
            throw new RefusalException(503, $"{count} {what} already; try again in a moment.");
        }

        try
        {
            return await Task.Run(work, cancellation).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Takes a seat that is free now.</summary>
    /// <returns>Gives it back; null where there is none.</returns>
    public IDisposable? TryTake() => free.Wait(0) ? new Seat(free) : null;

    public void Dispose() => free.Dispose();

    private sealed class Seat(SemaphoreSlim free) : IDisposable
    {
        private int isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGivenBack, 1) == 0)
            {
                free.Release();
            }
        }
    }
}
