namespace NeuroSymbolic.Core;

/// <summary>A number of a robot that an estimate rests on.</summary>
/// <param name="Value">The value used.</param>
/// <param name="Low">The smallest value that the source leaves possible.</param>
/// <param name="High">The largest.</param>
/// <param name="Source">Where it is from.</param>
public sealed record RobotConstant(double Value, double Low, double High, string Source);
