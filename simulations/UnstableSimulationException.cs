namespace NeuroSymbolic.Simulations;

/// <summary>The physics diverged; the engine has thrown the state away, so the episode cannot be judged.</summary>
public sealed class UnstableSimulationException(double timeSeconds)
    : Exception(FormattableString.Invariant($"The physics diverged after {timeSeconds:F2} s of simulated time."));
