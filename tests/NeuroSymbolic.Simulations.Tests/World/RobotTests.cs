using System.Numerics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class RobotTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("panda")]
    [InlineData("ur5e")]
    public void The_description_puts_tool_and_hand_camera_where_the_engine_has_them(string robot)
    {
        using World world = World.Load(Hanoi(robot), []);
        DomainDescription domain = world.Domain;
        int site = world.Data.Model.Site(domain.Robot.Hand.ToolSite);
        Random random = new(5);
        double[] joints = new double[domain.Robot.Joints.Length];
        for (int posture = 0; posture < 500; posture++)
        {
            for (int joint = 0; joint < joints.Length; joint++)
            {
                joints[joint] = ((2 * random.NextDouble()) - 1) * Math.PI;
            }

            world.MoveArm(joints, 0.04);
            Pose tool = domain.ToolInWorld(joints);
            Assert.Equal(0, Vector3.Distance(tool.Position, world.ToolPosition), 1e-5);
            ReadOnlySpan<double> turn = world.Data.SiteXmat.Slice(9 * site, 9);
            Assert.Equal(0, Vector3.Distance(Vector3.Transform(Vector3.UnitX, tool.Orientation), Column(turn, 0)), 1e-4);
            Assert.Equal(0, Vector3.Distance(Vector3.Transform(Vector3.UnitZ, tool.Orientation), Column(turn, 2)), 1e-4);
        }
    }

    [Theory]
    [InlineData("panda")]
    [InlineData("ur5e")]
    public void The_hand_goes_where_it_is_told_and_stays_there_pointing_down(string robot)
    {
        using World world = World.Load(Hanoi(robot), []);
        world.Reset(SceneState.Empty);
        foreach (Vector3 goal in (ReadOnlySpan<Vector3>)[new(0.08f, 0.3f, 0.85f), new(-0.08f, -0.26f, 0.85f), new(0.1f, -0.26f, 1.25f), new(0, 0.02f, 0.85f)])
        {
            for (int step = 0; step < 80; step++)
            {
                world.Step(RobotAction.Along(goal - world.ToolPosition, -1));
            }

            Assert.InRange(Vector3.Distance(goal, world.ToolPosition), 0, 0.002f);
            Pose tool = world.Domain.ToolInWorld(world.Observe().Robot.JointPositions.AsSpan());
            Assert.InRange(Vector3.Transform(Vector3.UnitZ, tool.Orientation).Z, -1f, -0.999f);
        }
    }

    [Theory]
    [InlineData("panda")]
    [InlineData("ur5e")]
    public void The_table_stops_the_hand(string robot)
    {
        using World world = World.Load(Hanoi(robot), []);
        world.Reset(SceneState.Empty);
        for (int step = 0; step < 120; step++)
        {
            world.Step(RobotAction.Rest with { Z = -1 });
        }

        Assert.InRange(world.ToolPosition.Z, 0.8f, 0.83f);
    }

    [Fact]
    public void The_six_joint_arm_stands_still_where_the_seven_joint_arm_does()
    {
        using World world = World.Load(Hanoi("ur5e"), []);
        world.Reset(SceneState.Empty);
        Vector3 from = world.ToolPosition;
        double[] joints = [.. world.Observe().Robot.JointPositions];
        for (int step = 0; step < 100; step++)
        {
            world.Step(RobotAction.Rest);
        }

        Assert.InRange(Vector3.Distance(from, world.ToolPosition), 0, 0.001f);
        Assert.All(joints.Zip(world.Observe().Robot.JointPositions), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    [Fact]
    public void The_six_joint_arm_moves_a_tower()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3", "ur5e");
        EpisodeSetup setup = task.Draw(runSeed: 3, episode: 0);
        using World world = World.Load(task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        using var agent = new NeuroSymbolicAgent(
            "told", new OraclePerception(world), new(Energy.MeteringPlan.TimeOnly, TimeProvider.System), new AgentSettings(Planner.PlanMetric.Length));
        agent.Begin(AgentBriefing.For(task, setup, seed: 1));
        var referee = new Referee(world, setup.Goal, []);
        for (int step = 0; step < task.StepLimit && !referee.HasSucceeded && agent.Report.Surrender is null; step++)
        {
            world.Step(agent.Act(world.Observe()));
            referee.Observe();
        }

        Assert.Null(agent.Report.Surrender);
        Assert.True(referee.HasSucceeded);
    }

    [Theory]
    [InlineData("\"along_axis_m\": 0.0997", "\"along_axis_m\": 0.1097", "robot.json puts the tool of its home posture at")]
    [InlineData("\"name\": \"elbow\"", "\"name\": \"knee\"", "The scene has no joint 'knee'; it has shoulder_pan, shoulder_lift, elbow")]
    [InlineData("\"motor\": \"elbow\"", "\"motor\": \"wrist1\"", "The joint elbow of ")]
    [InlineData("\"base_body\": \"ur5e_base\"", "\"base_body\": \"foot\"", "has no body named 'foot', the base_body of ")]
    [InlineData("\"scene\": \"ur5e.xml\"", "\"scene\": \"nothing.xml\"", "nothing.xml cannot be read")]
    [InlineData("\"tool_site\": \"tool\"", "\"tool_site\": \"nail\"", "The scene has no site 'nail'; it has tool")]
    public void A_description_of_another_arm_than_the_scenes_is_refused(string written, string wrong, string expected)
    {
        string own = Own(json => json.Replace(written, wrong, StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => World.Load(Hanoi(own), []));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_joint_that_the_description_leaves_out_is_noticed()
    {
        string own = Own(json => string.Join('\n', json.Split('\n').Where(line => !line.Contains("\"wrist3\"", StringComparison.Ordinal)))
            .Replace("\"home_rad\": -1.5708},", "\"home_rad\": -1.5708}", StringComparison.Ordinal));
        var error = Assert.Throws<InputException>(() => World.Load(Hanoi(own), []));
        Assert.Contains("robot.json lists 5 joints, and ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_in_a_folder_of_ones_own_takes_the_place_of_the_domains()
    {
        DomainDescription domain = Hanoi(Own(json => json));
        using World world = World.Load(domain, []);
        Assert.Equal(folder.File("mine/arm"), domain.OtherRobot);
        Assert.Contains(folder.File("mine/arm/ur5e.xml"), World.SceneFiles(domain));
        Assert.DoesNotContain(World.SceneFiles(domain), file => file.EndsWith("panda.xml", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static DomainDescription Hanoi(string robot) => TaskDescription.Load(Repository.Domains, "hanoi-3", robot).Domain;

    private static Vector3 Column(ReadOnlySpan<double> rotation, int column) =>
        new((float)rotation[column], (float)rotation[3 + column], (float)rotation[6 + column]);

    // a copy of the six-joint arm, with the hand where its includes look for it
    private string Own(Func<string, string> change)
    {
        string own = folder.File("mine/arm");
        Directory.CreateDirectory(own);
        Directory.CreateSymbolicLink(folder.File("hands"), Path.Combine(Repository.Root, "simulations", "hands"));
        string original = Path.Combine(Repository.Robots, "ur5e");
        File.Copy(Path.Combine(original, "ur5e.xml"), Path.Combine(own, "ur5e.xml"));
        File.WriteAllText(Path.Combine(own, "robot.json"), change(File.ReadAllText(Path.Combine(original, "robot.json"))));
        return own;
    }
}
