using System.Diagnostics;

namespace NeuroSymbolic.Studio;

/// <summary>Holds an episode to the speed that its watcher wants, or altogether.</summary>
internal sealed class PlaybackPace
{
    // whoever is later than this has lost the time, and does not run after it
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestNap = TimeSpan.FromMilliseconds(250);

    private readonly object gate = new();
    private double speed = 1;
    private bool isPaused;
    private int stepsLeft;
    private double anchorSeconds;
    private double shownSeconds;
    private long anchor = Stopwatch.GetTimestamp();

    /// <summary>Holds the episode.</summary>
    public void Pause() => Change(() => isPaused = true);

    /// <summary>Lets it go on.</summary>
    public void Resume() => Change(() => isPaused = false);

    /// <summary>Holds it after one more control step.</summary>
    public void Step() => Change(() => (isPaused, stepsLeft) = (true, stepsLeft + 1));

    /// <summary>How much faster than the robot it goes; 0 for as fast as it can.</summary>
    public void SetSpeed(double factor) => Change(() => speed = double.IsFinite(factor) ? Math.Clamp(factor, 0, 100) : 1);

    /// <summary>Returns when it is time to show a moment of the episode.</summary>
    /// <param name="seconds">The moment, in the episode's time.</param>
    /// <param name="cancellation">Ends the waiting with an <see cref="OperationCanceledException"/>.</param>
    public void WaitFor(double seconds, CancellationToken cancellation)
    {
        lock (gate)
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (isPaused && stepsLeft == 0)
                {
                    Monitor.Wait(gate, LongestNap);
                    Anchor(seconds);
                    continue;
                }

                TimeSpan left = speed == 0 || isPaused
                    ? TimeSpan.Zero
                    : TimeSpan.FromSeconds((seconds - anchorSeconds) / speed) - Stopwatch.GetElapsedTime(anchor);
                if (left <= TimeSpan.Zero)
                {
                    shownSeconds = seconds;
                    if (left <= -Lateness)
                    {
                        Anchor(seconds);
                    }

                    return;
                }

                Monitor.Wait(gate, left < LongestNap ? left : LongestNap);
            }
        }
    }

    /// <summary>A control step was made.</summary>
    public void Stepped()
    {
        lock (gate)
        {
            stepsLeft = Math.Max(0, stepsLeft - 1);
        }
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Anchor(shownSeconds);
            Monitor.PulseAll(gate);
        }
    }

    private void Anchor(double seconds) => (anchorSeconds, anchor) = (seconds, Stopwatch.GetTimestamp());
}
