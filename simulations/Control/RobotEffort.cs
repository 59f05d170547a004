namespace NeuroSymbolic.Simulations;

/// <summary>What the arm's motors did since an episode began, summed at every physics step.</summary>
/// <param name="PositiveWorkJoules">Σ max(0, τᵢ q̇ᵢ) dt over the joints: no braking energy is won back.</param>
/// <param name="TorqueSquaredSeconds">Σ τᵢ² dt, N² m² s: the part of the electrical loss that depends on torque.</param>
/// <param name="JointPathRadians">Σ |q̇ᵢ| dt.</param>
public readonly record struct RobotEffort(double PositiveWorkJoules, double TorqueSquaredSeconds, double JointPathRadians);
