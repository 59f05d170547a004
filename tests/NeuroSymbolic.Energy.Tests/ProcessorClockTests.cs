using System.Diagnostics;

namespace NeuroSymbolic.Energy.Tests;

public sealed class ProcessorClockTests
{
    private const double BusySeconds = 0.05;

    [Fact]
    public void A_thread_does_not_count_the_work_of_another_and_the_process_does()
    {
        double thread = ProcessorClock.Seconds(ProcessorScope.Thread);
        double process = ProcessorClock.Seconds(ProcessorScope.Process);
        var other = new Thread(Work);
        other.Start();
        other.Join();
        Assert.InRange(ProcessorClock.Seconds(ProcessorScope.Thread) - thread, 0, BusySeconds / 2);
        Assert.True(ProcessorClock.Seconds(ProcessorScope.Process) - process >= BusySeconds);
    }

    [Fact]
    public void A_thread_counts_its_own_work()
    {
        double before = ProcessorClock.Seconds(ProcessorScope.Thread);
        Work();
        Assert.True(ProcessorClock.Seconds(ProcessorScope.Thread) - before >= BusySeconds);
    }

    [Fact]
    public void A_program_that_was_started_counts_when_it_has_ended()
    {
        double before = ProcessorClock.Seconds(ProcessorScope.EndedChildren);
        using Process child = Process.Start(new ProcessStartInfo("sh", ["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"]))!;
        child.WaitForExit();
        Assert.True(ProcessorClock.Seconds(ProcessorScope.EndedChildren) > before);
    }

    private static void Work()
    {
        double start = ProcessorClock.Seconds(ProcessorScope.Thread);
        while (ProcessorClock.Seconds(ProcessorScope.Thread) - start < BusySeconds)
        {
        }
    }
}
