using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Holds a simulated episode back to the speed of a robot, so that its wall time and what a machine draws in it mean something.</summary>
/// <remarks>A simulator is faster than the robot; without a pace, energy per second would be that of a robot in a hurry. Work that takes
/// longer than its control step is not waited for, as the robot would wait too.</remarks>
/// <param name="clock">The clock.</param>
/// <param name="wait">Waits, or returns early when the run is to end.</param>
internal sealed class RealTimePace(TimeProvider clock, Action<TimeSpan> wait)
{
    private long start;

    /// <summary>The robot begins.</summary>
    public void Begin() => start = clock.GetTimestamp();

    /// <summary>Returns when the robot would have made so many control steps, or at once when it would have made more.</summary>
    public void WaitFor(int controlSteps)
    {
        TimeSpan early = TimeSpan.FromSeconds((double)controlSteps / RobotAction.Rate) - clock.GetElapsedTime(start);
        if (early > TimeSpan.Zero)
        {
            wait(early);
        }
    }
}
