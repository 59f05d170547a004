namespace NeuroSymbolic.Experiments;

/// <summary>A point of a <see cref="LearningCurve"/>.</summary>
/// <param name="Examples">Examples shown so far, repeated ones too.</param>
/// <param name="Value">What was measured.</param>
public sealed record LearningCurvePoint(long Examples, double Value);
