namespace NeuroSymbolic.Energy;

/// <summary>What one replay of a phase uses, from the mean of many.</summary>
/// <param name="Repetitions">Metered replays.</param>
/// <param name="Energy">Of one replay.</param>
/// <param name="Source">The sources, with <c>-replay</c> behind them.</param>
public sealed record ReplayReading(int Repetitions, MeteredEnergy Energy, string Source);
