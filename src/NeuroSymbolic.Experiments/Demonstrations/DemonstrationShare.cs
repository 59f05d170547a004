namespace NeuroSymbolic.Experiments;

/// <summary>Demonstrations of one task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Episodes">How many of them.</param>
/// <param name="EverySteps">A picture is taken at every so many control steps.</param>
public sealed record DemonstrationShare(string Task, int Episodes, int EverySteps);
