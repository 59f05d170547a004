namespace NeuroSymbolic.Planner.Explanations;

/// <summary>What an explanation may take.</summary>
public sealed record ExplanationLimits
{
    /// <summary>Wall time for everything.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Memory that the process may take; null for no limit but the machine's.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Wall time for one question to the planner.</summary>
    public TimeSpan TimeForQuestion { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most repairs that are named.</summary>
    public int MostRepairs { get; init; } = 3;
}
