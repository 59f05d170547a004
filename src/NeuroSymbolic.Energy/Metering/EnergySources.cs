namespace NeuroSymbolic.Energy;

/// <summary>How sources are written in tables.</summary>
public static class EnergySources
{
    /// <summary>The label of one source: <c>rapl</c>, <c>nvml</c>, <c>model</c> or <c>unavailable</c>.</summary>
    public static string Label(this EnergySource source) => source switch
    {
        EnergySource.Rapl => "rapl",
        EnergySource.Nvml => "nvml",
        EnergySource.Model => "model",
        _ => "unavailable",
    };
}
