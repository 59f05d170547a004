namespace NeuroSymbolic.Energy;

/// <summary>Where a figure in joules comes from.</summary>
public enum EnergySource
{
    /// <summary>There is no figure.</summary>
    Unavailable,

    /// <summary>The processor's own counters, read through Linux powercap; machine-wide.</summary>
    Rapl,

    /// <summary>The NVIDIA driver's counters; all boards that it shows.</summary>
    Nvml,

    /// <summary>Estimated: processor time × a stated power.</summary>
    Model,
}
