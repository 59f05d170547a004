using System.Runtime.InteropServices;

namespace NeuroSymbolic.Energy;

/// <summary>Processor time, the sum over cores of the time that they were busy.</summary>
internal static partial class ProcessorClock
{
    // Linux's numbers; other systems have others, so there the reading is missing
    private const int ProcessClock = 2;
    private const int ThreadClock = 3;
    private const int Children = -1;

    /// <summary>Busy seconds so far, or not-a-number where the system does not tell.</summary>
    public static double Seconds(ProcessorScope scope)
    {
        if (scope == ProcessorScope.EndedChildren)
        {
            return OperatingSystem.IsLinux() && getrusage(Children, out ResourceUsage usage) == 0 ? usage.User.Value + usage.System.Value : double.NaN;
        }

        return Read(scope == ProcessorScope.Thread ? ThreadClock : ProcessClock);
    }

    /// <summary>Seconds of one of Linux's clocks, or not-a-number where there is none.</summary>
    public static double Read(int clock) =>
        OperatingSystem.IsLinux() && clock_gettime(clock, out TimeSpecification time) == 0
            ? time.Seconds + (time.Nanoseconds * 1e-9)
            : double.NaN;

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out TimeSpecification time);

    [LibraryImport("libc")]
    private static partial int getrusage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public nint Seconds;
        public nint Microseconds;

        public readonly double Value => Seconds + (Microseconds * 1e-6);
    }

    /// <summary>struct rusage: two times, and fourteen counts that are not used.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceUsage
    {
        public TimeValue User;
        public TimeValue System;
        public Counts Unused;
    }

    [System.Runtime.CompilerServices.InlineArray(14)]
    private struct Counts
    {
        private nint first;
    }
}
