namespace NeuroSymbolic.Energy;

/// <summary>A kind of counter that this machine does not give.</summary>
/// <param name="Source">The kind.</param>
/// <param name="Reason">One sentence: why, and the remedy where there is one.</param>
public sealed record MissingCounter(EnergySource Source, string Reason);
