namespace NeuroSymbolic.Energy;

/// <summary>What one source says of a stretch of time. Missing is null, never zero.</summary>
/// <param name="Source">The source.</param>
/// <param name="GrossJoules">As metered or estimated.</param>
/// <param name="NetJoules">Less what the machine would have used at rest; null where that was not measured, as for an estimate.</param>
public readonly record struct EnergyReading(EnergySource Source, double? GrossJoules, double? NetJoules)
{
    /// <summary>The share of one of several equal parts.</summary>
    public EnergyReading DividedBy(int parts) => new(Source, GrossJoules / parts, NetJoules / parts);
}
