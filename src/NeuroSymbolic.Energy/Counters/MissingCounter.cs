namespace NeuroSymbolic.Energy;

/// <summary>A kind of counter that this machine does not give.</summary>
/// <param name="Source">The kind.</param>
/// <param name="Reason">One sentence: why, and the remedy where there is one.</param>
/// <param name="LeavesUseUncounted">Whether there is a device all the same, so that its use is in no figure.</param>
public sealed record MissingCounter(EnergySource Source, string Reason, bool LeavesUseUncounted = false);
