namespace NeuroSymbolic.Experiments;

/// <summary>Facts that were believed about as much, and how many of them were true.</summary>
/// <param name="From">Least belief, 0 to 1.</param>
/// <param name="To">Largest belief.</param>
/// <param name="Facts">Number of facts.</param>
/// <param name="MeanBelief">The mean of the beliefs; null without facts.</param>
/// <param name="ShareTrue">The share that was true; null without facts.</param>
public sealed record CalibrationBin(double From, double To, int Facts, double? MeanBelief, double? ShareTrue);
