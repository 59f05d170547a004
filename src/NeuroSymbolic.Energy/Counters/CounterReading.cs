namespace NeuroSymbolic.Energy;

/// <summary>A counter as it stood at one time.</summary>
/// <param name="Joules">Since an arbitrary start; never falls.</param>
/// <param name="Gaps">How many stretches of time until then are not counted. Between readings with different numbers of them, the
/// difference of joules is too small.</param>
public readonly record struct CounterReading(double Joules, int Gaps)
{
    /// <summary>Joules from one reading to a later one; not-a-number where a reading is missing or a gap lies between them.</summary>
    public static double Between(CounterReading? earlier, CounterReading? later) =>
        earlier is { } from && later is { } to && from.Gaps == to.Gaps ? to.Joules - from.Joules : double.NaN;
}
