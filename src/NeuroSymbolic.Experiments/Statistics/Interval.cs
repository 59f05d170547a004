namespace NeuroSymbolic.Experiments;

/// <summary>The two ends of an interval of confidence, in the unit of what is estimated.</summary>
public readonly record struct Interval(double Low, double High);
