using NeuroSymbolic.Core;
namespace NeuroSymbolic.Energy.Tests;

public sealed class RobotEnergyModelTests
{
    private static readonly RobotEnergyModel Model = new()
    {
        Efficiency = new StatedConstant("efficiency", 0.5, 0.25, 1, "", "test"),
        MotorConstant = new StatedConstant("motor constant", 10, 5, 20, "N m / √W", "test"),
        BasePower = new StatedConstant("base power", 50, 20, 80, "W", "test"),
    };

    [Fact]
    public void A_resting_arm_without_load_draws_the_base_power()
    {
        Assert.Equal(new RobotEnergyEstimate(500, 200, 800), Model.Estimate(positiveWorkJoules: 0, torqueSquaredSeconds: 0, seconds: 10));
    }

    [Fact]
    public void A_torque_held_without_motion_costs_copper_loss()
    {
        // 40 N m for 10 s: 40² / 10² = 16 W
        Assert.Equal(160 + 500, Model.Estimate(0, 40 * 40 * 10, 10).Joules);
    }

    [Fact]
    public void Work_is_drawn_through_the_efficiency()
    {
        Assert.Equal(new RobotEnergyEstimate(200, 100, 400), Model.Estimate(positiveWorkJoules: 100, torqueSquaredSeconds: 0, seconds: 0));
    }

    [Fact]
    public void The_ends_of_the_band_take_every_constant_at_its_end()
    {
        RobotEnergyEstimate estimate = Model.Estimate(positiveWorkJoules: 100, torqueSquaredSeconds: 400, seconds: 1);
        Assert.Equal(new RobotEnergyEstimate(200 + 4 + 50, 100 + 1 + 20, 400 + 16 + 80), estimate);
    }

    [Fact]
    public void The_published_arm_has_a_band_of_half_on_losses_and_base_power()
    {
        RobotEnergyModel arm = RobotEnergyModel.Of(RobotDescription.Find(Repository.Robots, "panda").Electric);
        RobotEnergyEstimate loss = arm.Estimate(0, 1620, 0);
        Assert.Equal((20, 10, 30), (Math.Round(loss.Joules, 9), Math.Round(loss.LowJoules, 9), Math.Round(loss.HighJoules, 9)));
        Assert.Equal(new RobotEnergyEstimate(60, 30, 90), arm.Estimate(0, 0, 1));
        Assert.All(arm.Constants, constant => Assert.True(constant.Low < constant.Value && constant.Value < constant.High));
    }

    [Fact]
    public void A_constant_is_printed_with_unit_range_and_source()
    {
        Assert.Equal("base power: 50 W (20 to 80); test", Model.BasePower.ToString());
        Assert.Equal("efficiency: 0.5 (0.25 to 1); test", Model.Efficiency.ToString());
        Assert.Equal("power of a busy core: 7.5 W; stated by the user", ProcessorModel.Stated(7.5).WattsPerBusyCore.ToString());
    }
}
