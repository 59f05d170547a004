using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Core.Tests;

public sealed class PandaKinematicsTests
{
    [Fact]
    public void Straight_up_the_links_add_up()
    {
        // with all joints at zero the flange lies 88 mm forward and points down from the wrist at 333 + 316 + 384 mm
        Pose tool = PandaKinematics.ToolInBase([0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(0.088f, tool.Position.X, 5);
        Assert.Equal(0f, tool.Position.Y, 5);
        Assert.Equal(0.333f + 0.316f + 0.384f - 0.107f - 0.1034f, tool.Position.Z, 5);
        Assert.Equal(-1f, Vector3.Transform(Vector3.UnitZ, tool.Orientation).Z, 5);
    }

    [Fact]
    public void Turning_the_first_joint_turns_everything_about_the_vertical()
    {
        double[] joints = [0, 0.3, 0.1, -2, 0.2, 2, 0.7];
        Pose before = PandaKinematics.ToolInBase(joints);
        joints[0] = Math.PI / 2;
        Pose after = PandaKinematics.ToolInBase(joints);
        Assert.Equal(-before.Position.Y, after.Position.X, 5);
        Assert.Equal(before.Position.X, after.Position.Y, 5);
        Assert.Equal(before.Position.Z, after.Position.Z, 5);
    }

    [Fact]
    public void Six_angles_are_refused() =>
        Assert.Throws<ArgumentException>(() => PandaKinematics.ToolInBase([0, 0, 0, 0, 0, 0]));
}
