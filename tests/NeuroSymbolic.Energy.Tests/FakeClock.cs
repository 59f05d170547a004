namespace NeuroSymbolic.Energy.Tests;

/// <summary>A clock that stands still until it is moved, and then fires the timers that are due.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly List<Timer> timers = [];
    private TimeSpan now = TimeSpan.FromHours(1);

    public double Seconds => now.TotalSeconds;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state), period);
        timer.Change(dueTime, period);
        timers.Add(timer);
        return timer;
    }

    public void Advance(double seconds)
    {
        TimeSpan end = now + TimeSpan.FromSeconds(seconds);
        while (timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is Timer next)
        {
            now = next.Due!.Value;
            next.Fire();
        }

        now = end;
    }

    private sealed class Timer(FakeClock clock, Action callback, TimeSpan period) : ITimer
    {
        public TimeSpan? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
            return true;
        }

        public void Fire()
        {
            Due = period > TimeSpan.Zero ? Due + period : null;
            callback();
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
