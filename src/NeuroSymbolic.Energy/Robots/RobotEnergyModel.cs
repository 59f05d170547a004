using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Energy;

/// <summary>Electrical energy of an arm from what the simulation sums: E = W⁺ / η + ∫ Σ τᵢ² dt / k² + P₀ T.</summary>
/// <remarks>Positive work W⁺ through the drive's efficiency η (nothing is won back in braking), copper losses of torques τᵢ through
/// the motor constant k at the joint, and the base power P₀ of drives and control box. That inverse dynamics with one electrical
/// parameter competes with fuller models: Petrichenko et al., arXiv 2411.03194. It is an estimate, and never added to computing
/// energy.</remarks>
public sealed record RobotEnergyModel
{
    /// <summary>η, mechanical power out over electrical power in.</summary>
    public required StatedConstant Efficiency { get; init; }

    /// <summary>k, torque at the joint over the root of the copper loss.</summary>
    public required StatedConstant MotorConstant { get; init; }

    /// <summary>P₀, drawn whether the arm moves or not.</summary>
    public required StatedConstant BasePower { get; init; }

    /// <summary>The model with a robot's constants.</summary>
    public static RobotEnergyModel Of(RobotElectrics electric) => new()
    {
        Efficiency = Stated("drive efficiency", electric.Efficiency, ""),
        MotorConstant = Stated("motor constant at the joint", electric.MotorConstant, "N m / √W"),
        BasePower = Stated("base power of drives and control box", electric.BasePower, "W"),
    };

    /// <summary>All constants, to be printed and recorded with the figures.</summary>
    public ImmutableArray<StatedConstant> Constants => [Efficiency, MotorConstant, BasePower];

    /// <summary>The estimate for a stretch of motion.</summary>
    /// <param name="positiveWorkJoules">Σ max(0, τᵢ q̇ᵢ) dt.</param>
    /// <param name="torqueSquaredSeconds">Σ τᵢ² dt, N² m² s.</param>
    /// <param name="seconds">Duration in the simulation, which is the robot's.</param>
    public RobotEnergyEstimate Estimate(double positiveWorkJoules, double torqueSquaredSeconds, double seconds)
    {
        double Joules(double efficiency, double motorConstant, double basePower) =>
            (positiveWorkJoules / efficiency) + (torqueSquaredSeconds / (motorConstant * motorConstant)) + (basePower * seconds);

        return new RobotEnergyEstimate(
            Joules(Efficiency.Value, MotorConstant.Value, BasePower.Value),
            Joules(Efficiency.High, MotorConstant.High, BasePower.Low),
            Joules(Efficiency.Low, MotorConstant.Low, BasePower.High));
    }

    private static StatedConstant Stated(string name, RobotConstant constant, string unit) =>
        new(name, constant.Value, constant.Low, constant.High, unit, constant.Source);
}
