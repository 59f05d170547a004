namespace NeuroSymbolic.Energy;

/// <summary>The estimate for machines without counters: processor time × a stated power of one busy core, and nothing for idle ones.</summary>
/// <remarks>It knows neither clock frequency nor memory nor what the machine costs at rest, so its figures compare work on one
/// machine and are no measurement. They are labelled <c>model</c> wherever they stand.</remarks>
/// <param name="WattsPerBusyCore">Power of one busy hardware thread.</param>
public sealed record ProcessorModel(StatedConstant WattsPerBusyCore)
{
    /// <summary>4 W: a server core at full load.</summary>
    public static ProcessorModel Default { get; } = new(new StatedConstant(
        "power of a busy core",
        4,
        2,
        12,
        "W",
        "CodeCarbon's figure for unknown processors; Cloud Carbon Footprint's averages for servers at full load are 3.5 to 4.3 W, "
            + "and desktop processors have 8 to 12 W of thermal design power per core"));

    /// <summary>A model with a power that the user states.</summary>
    public static ProcessorModel Stated(double wattsPerBusyCore)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wattsPerBusyCore);
        return new ProcessorModel(new StatedConstant(
            "power of a busy core", wattsPerBusyCore, wattsPerBusyCore, wattsPerBusyCore, "W", "stated by the user"));
    }

    /// <summary>Joules of so many busy seconds; null when those are unknown.</summary>
    public double? Joules(double? processorSeconds) => WattsPerBusyCore.Value * processorSeconds;
}
