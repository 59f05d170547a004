using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>What the estimate of an arm's electrical energy rests on.</summary>
public sealed record RobotElectrics
{
    /// <summary>Mechanical power out over electrical power in.</summary>
    public required RobotConstant Efficiency { get; init; }

    /// <summary>Torque at the joint over the root of the copper loss, N m / √W; one value for all joints.</summary>
    [JsonPropertyName("motor_constant_nm_per_sqrt_w")]
    public required RobotConstant MotorConstant { get; init; }

    /// <summary>Power that is drawn whether the arm moves or not, watts.</summary>
    [JsonPropertyName("base_power_w")]
    public required RobotConstant BasePower { get; init; }
}
