namespace NeuroSymbolic.Energy;

/// <summary>What one replay of a phase uses, from the mean of many.</summary>
/// <param name="Repetitions">Metered replays.</param>
/// <param name="Energy">Of one replay.</param>
/// <param name="Source">The sources, as in <see cref="EnergyReport.Source"/>.</param>
/// <param name="Reason">Why joules are missing or estimated; null where they were measured.</param>
public sealed record ReplayReading(int Repetitions, MeteredEnergy Energy, string Source, string? Reason);
