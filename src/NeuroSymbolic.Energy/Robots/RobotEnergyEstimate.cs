namespace NeuroSymbolic.Energy;

/// <summary>Electrical energy of an arm, estimated.</summary>
/// <param name="Joules">With the constants as stated.</param>
/// <param name="LowJoules">With every constant at the end that makes it smallest.</param>
/// <param name="HighJoules">With every constant at the end that makes it largest.</param>
public readonly record struct RobotEnergyEstimate(double Joules, double LowJoules, double HighJoules);
