namespace NeuroSymbolic.Energy;

/// <summary>A counter of energy that only grows. Energy is the difference of two readings, never power × time.</summary>
public interface IEnergyCounter : IDisposable
{
    /// <summary>What kind of counter it is.</summary>
    EnergySource Source { get; }

    /// <summary>What it covers, for people: zones or boards.</summary>
    string Description { get; }

    /// <summary>Joules since an arbitrary start, or null when the counter cannot be read. Does not allocate; any thread.</summary>
    double? ReadJoules();
}
