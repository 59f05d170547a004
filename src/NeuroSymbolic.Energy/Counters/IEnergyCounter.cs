namespace NeuroSymbolic.Energy;

/// <summary>A counter of energy that only grows. Energy is the difference of two readings, never power × time.</summary>
public interface IEnergyCounter : IDisposable
{
    /// <summary>What kind of counter it is.</summary>
    EnergySource Source { get; }

    /// <summary>What it covers, for people: zones or boards, and what was left out and why.</summary>
    string Description { get; }

    /// <summary>Why the latest gap arose or the latest reading is missing, a sentence with the remedy; null as long as nothing
    /// was missed.</summary>
    string? Trouble { get; }

    /// <summary>The counter as it stands, or null when it cannot be read. Does not allocate unless something goes wrong; any thread.</summary>
    CounterReading? Read();
}
