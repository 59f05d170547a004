using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Core.Tests;

public sealed class RobotTests : IDisposable
{
    private static readonly RobotDescription Panda = RobotDescription.Find(Repository.Robots, "panda");
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Straight_up_the_links_of_the_seven_joint_arm_add_up()
    {
        // with all joints at zero the flange lies 88 mm forward and points down from the wrist at 333 + 316 + 384 mm
        Pose tool = Panda.ToolInBase([0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(0.088f, tool.Position.X, 5);
        Assert.Equal(0f, tool.Position.Y, 5);
        Assert.Equal(0.333f + 0.316f + 0.384f - 0.107f - 0.1034f, tool.Position.Z, 5);
        Assert.Equal(-1f, Vector3.Transform(Vector3.UnitZ, tool.Orientation).Z, 5);
    }

    [Fact]
    public void Stretched_out_the_links_of_the_six_joint_arm_add_up()
    {
        // forward 425 + 392.2 mm, aside 133.3 + 99.6 mm and the hand's 103.4 mm, down from the shoulder at 162.5 mm by 99.7 mm
        Pose tool = RobotDescription.Find(Repository.Robots, "ur5e").ToolInBase([0, 0, 0, 0, 0, 0]);
        Assert.Equal(0.8172f, tool.Position.X, 5);
        Assert.Equal(0.1333f + 0.0996f + 0.1034f, tool.Position.Y, 5);
        Assert.Equal(0.1625f - 0.0997f, tool.Position.Z, 5);
    }

    [Theory]
    [InlineData("panda")]
    [InlineData("ur5e")]
    public void Turning_the_first_joint_turns_everything_about_the_vertical(string name)
    {
        var robot = RobotDescription.Find(Repository.Robots, name);
        double[] joints = [.. robot.Joints.Select((joint, number) => joint.HomeRadians + (0.1 * number))];
        Pose before = robot.ToolInBase(joints);
        joints[0] += Math.PI / 2;
        Pose after = robot.ToolInBase(joints);
        Assert.Equal(-before.Position.Y, after.Position.X, 5);
        Assert.Equal(before.Position.X, after.Position.Y, 5);
        Assert.Equal(before.Position.Z, after.Position.Z, 5);
    }

    [Theory]
    [InlineData("panda")]
    [InlineData("ur5e")]
    public void At_home_the_tool_points_straight_down_over_the_table_or_nearly(string name)
    {
        var robot = RobotDescription.Find(Repository.Robots, name);
        Pose tool = robot.ToolInBase([.. robot.Joints.Select(joint => joint.HomeRadians)]);
        Assert.InRange(Vector3.Transform(Vector3.UnitZ, tool.Orientation).Z, -1f, -0.99f);
        Assert.Equal(0.458f, tool.Position.X, 3);
        Assert.Equal(0f, tool.Position.Y, 3);
        Assert.Equal(0f, tool.Yaw, 3);
    }

    [Fact]
    public void A_joint_turns_about_its_own_axis_and_its_frame_is_placed_as_in_URDF()
    {
        RobotDescription robot = Own("\"turn_rad\": [0, 0, 0], \"axis\": [0, 0, 1], \"along_axis_m\": 0.333", "\"turn_rad\": [0.1, 0.2, 0.3], \"axis\": [0, 2, 0], \"along_axis_m\": 0.333");
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 0.3f)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitY, 0.2f) * Quaternion.CreateFromAxisAngle(Vector3.UnitX, 0.1f)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitY, 0.7f);
        Vector3 shift = Vector3.Transform(new Vector3(0, 0.333f, 0), turn);
        Pose rest = Panda.ToolInBase([0, 0.5, 0, -2, 0, 2, 0]);
        Vector3 expected = shift + Vector3.Transform(rest.Position - new Vector3(0, 0, 0.333f), turn);

        Pose tool = robot.ToolInBase([0.7, 0.5, 0, -2, 0, 2, 0]);

        Assert.Equal(0, Vector3.Distance(expected, tool.Position), 1e-5);
    }

    [Fact]
    public void Kinematics_allocate_nothing()
    {
        double[] joints = [0, 0.3, 0.1, -2, 0.2, 2, 0.7];
        _ = Panda.ToolInBase(joints);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int time = 0; time < 100; time++)
        {
            _ = Panda.ToolInBase(joints);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Another_number_of_angles_is_refused() =>
        Assert.Throws<ArgumentException>(() => Panda.ToolInBase([0, 0, 0, 0, 0, 0]));

    [Fact]
    public void An_unknown_robot_is_refused_with_the_names_there_are()
    {
        var error = Assert.Throws<UsageException>(() => RobotDescription.Find(Repository.Robots, "r2d2"));
        Assert.Equal("There is no robot 'r2d2'; there are panda, ur5e, or give the folder of your own.", error.Message);
    }

    [Fact]
    public void A_folder_of_ones_own_is_found_by_its_path_and_known_by_it()
    {
        File.Copy(Panda.JsonPath, folder.File(RobotDescription.FileName));
        Assert.Equal(("panda", folder.Path), (Panda.Reference, RobotDescription.Find(Repository.Robots, folder.Path).Reference));
    }

    [Theory]
    [InlineData("\"schema_version\": 1", "\"schema_version\": 7", "schema_version is 7; this version reads 1.")]
    [InlineData("\"joints\": [", "\"legs\": [", "robot.json:6:")]
    [InlineData("\"home_rad\": 0}", "\"home_deg\": 0}", "robot.json:7:")]
    [InlineData("\"joint2\"", "\"joint1\"", "the joint joint1 is there twice")]
    [InlineData("\"axis\": [0, 0, 1]", "\"axis\": [0, 0, 0]", "the axis of the joint joint1 is [0, 0, 0]")]
    [InlineData("\"finger_joint1\", ", "", "hand.finger_joints and hand.pads each name two")]
    [InlineData("\"largest_opening_m\": 0.08", "\"largest_opening_m\": 0", "hand.largest_opening_m is 0")]
    [InlineData("\"low\": 30", "\"low\": 70", "each constant of electric needs 0 <= low <= value <= high.")]
    [InlineData("{", "", "robot.json:")]
    public void What_is_wrong_with_a_description_is_said_with_its_place(string written, string wrong, string expected)
    {
        var error = Assert.Throws<InputException>(() => Own(written, wrong));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_folder_without_a_description_is_refused_with_the_file_that_is_missing()
    {
        var error = Assert.Throws<InputException>(() => RobotDescription.Find(Repository.Robots, folder.Path));
        Assert.StartsWith($"{folder.File(RobotDescription.FileName)} cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_with_another_robot_starts_from_that_robots_own_home()
    {
        var stacking = DomainDescription.Load(Path.Combine(Repository.Domains, "stacking"));
        DomainDescription other = stacking.With(RobotDescription.Find(Repository.Robots, "ur5e"));
        Assert.Equal((null, "ur5e"), (stacking.OtherRobot, other.OtherRobot));
        Assert.Equal((7, 0), (stacking.RobotHomeRadians.Length, other.RobotHomeRadians.Length));
        Assert.Same(stacking, stacking.With(Panda));
    }

    public void Dispose() => folder.Dispose();

    private RobotDescription Own(string written, string wrong)
    {
        string text = File.ReadAllText(Panda.JsonPath);
        int place = text.IndexOf(written, StringComparison.Ordinal);
        Assert.True(place >= 0);
        folder.Write(RobotDescription.FileName, text[..place] + wrong + text[(place + written.Length)..]);
        return RobotDescription.Load(folder.Path);
    }
}
