namespace NeuroSymbolic.Planner;

/// <summary>What an engine may spend.</summary>
/// <param name="Work">Deterministic units: Z3's rlimit, or states that search expands; null for no limit.</param>
/// <param name="MemoryBytes">What the engine's own tables may take.</param>
/// <param name="MaxHorizon">The longest plan that is looked for, steps.</param>
/// <param name="Cancellation">Ends the engine; it returns what it has.</param>
internal sealed record EngineLimits(long? Work, long MemoryBytes, int MaxHorizon, CancellationToken Cancellation);
