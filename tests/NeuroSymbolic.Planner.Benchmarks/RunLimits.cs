namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>What a process may take before it is killed.</summary>
internal sealed record RunLimits(TimeSpan Time, long MemoryBytes)
{
    /// <summary>Planners are told the limits themselves and end by them; the tenth above is for those that do not.</summary>
    public RunLimits WithTolerance() => new(Time * 1.1, MemoryBytes + (MemoryBytes / 10));
}
