using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class WorldTests
{
    public static TheoryData<string> Tasks => [.. TaskDescription.Names(Repository.Domains)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void After_a_reset_the_true_facts_are_those_of_the_drawn_start(string name)
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, name);
        for (int episode = 0; episode < 5; episode++)
        {
            EpisodeSetup setup = task.Draw(runSeed: 3, episode);
            using World world = Start(setup, task.Domain);
            Assert.Equal(setup.Start, world.TrueFacts());
            Assert.False(new DomainReadings(task.Domain).HoldsSomething(setup.Start));
        }
    }

    [Fact]
    public void A_full_command_moves_at_three_tenths_of_a_metre_a_second()
    {
        using World world = Start("hanoi-3");
        for (int step = 0; step < 10; step++)
        {
            world.Step(RobotAction.Rest with { Z = 1 });
        }

        Vector3 from = world.ToolPosition;
        for (int step = 0; step < 10; step++)
        {
            world.Step(RobotAction.Rest with { Z = 1 });
        }

        // 0.05 m ahead at kp 150 and kd 2√150 is 0.306 m/s while the target would move with the hand; it is renewed only each 50 ms
        Vector3 moved = world.ToolPosition - from;
        Assert.InRange(moved.Z, 0.10f, 0.16f);
        Assert.InRange(new Vector2(moved.X, moved.Y).Length(), 0, 0.006f);
    }

    [Fact]
    public void Strange_things_are_seen_and_never_touched()
    {
        using World world = Start("hanoi-3");
        CameraImage clean = world.Observe().Capture("agentview");
        FactSet facts = world.TrueFacts();
        double[] positions = world.Positions.ToArray();

        // where the left area and what stands on it are
        world.Strays = [new StrayThing(false, new Vector3(0.15f), new Vector3(0, -0.18f, 0.875f), new Vector3(1, 0, 1))];
        Assert.InRange(Pink(world.Observe().Capture("agentview")), 500, 5000);
        Assert.Equal(facts, world.TrueFacts());
        Assert.Equal(positions, world.Positions);

        world.Strays = [];
        Assert.Equal(clean.Pixels.ToArray(), world.Observe().Capture("agentview").Pixels.ToArray());
        Assert.Equal(0, Pink(clean));

        static int Pink(CameraImage picture)
        {
            byte[] pixels = picture.Pixels.ToArray();
            return Enumerable.Range(0, pixels.Length / 3).Count(at => pixels[3 * at] > 100 && pixels[(3 * at) + 2] > 100 && pixels[(3 * at) + 1] < 60);
        }
    }

    [Fact]
    public void Without_commands_the_hand_stays_and_points_straight_down()
    {
        using World world = Start("hanoi-3");
        Vector3 from = world.ToolPosition;
        for (int step = 0; step < 100; step++)
        {
            world.Step(RobotAction.Rest);
        }

        Assert.InRange(Vector3.Distance(from, world.ToolPosition), 0, 0.001f);
        Pose tool = world.Domain.ToolInWorld(world.Observe().Robot.JointPositions.AsSpan());
        Assert.InRange(Vector3.Transform(Vector3.UnitZ, tool.Orientation).Z, -1f, -0.9995f);
    }

    [Fact]
    public void A_yaw_command_turns_the_hand_about_the_vertical()
    {
        using World world = Start("hanoi-3");
        float before = Yaw(world);
        for (int step = 0; step < 20; step++)
        {
            world.Step(RobotAction.Rest with { Yaw = 0.2f });
        }

        Assert.InRange(Yaw(world) - before, 0.2f, 0.8f);
    }

    [Fact]
    public void The_same_actions_give_the_same_states_bit_for_bit()
    {
        double[] first = Run();
        Assert.Equal(first, Run());

        static double[] Run()
        {
            using World world = Start("hanoi-4");
            Random random = new(11);
            for (int step = 0; step < 60; step++)
            {
                world.Step(new RobotAction(Unit(random), Unit(random), Unit(random), 0, Unit(random)));
            }

            return world.Positions.ToArray();
        }
    }

    [Fact]
    public void A_world_that_was_used_before_begins_like_a_new_one()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-4");
        using World used = Start(task.Draw(1, 0), task.Domain);
        for (int step = 0; step < 40; step++)
        {
            used.Step(new RobotAction(0, -1, -1, 0, 1));
        }

        used.Reset(task.Draw(1, 1).Scene);
        using World fresh = Start(task.Draw(1, 1), task.Domain);
        Assert.Equal(fresh.Positions.ToArray(), used.Positions.ToArray());
    }

    [Fact]
    public void Stepping_allocates_nothing()
    {
        using World world = Start("hanoi-4");
        RobotAction action = new(0.3f, -0.2f, -0.4f, 0, 1);
        world.Step(action);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 20; step++)
        {
            world.Step(action);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Commands_that_are_no_numbers_or_far_out_of_range_do_no_harm()
    {
        using World world = Start("hanoi-3");
        for (int step = 0; step < 20; step++)
        {
            world.Step(new RobotAction(float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.NaN));
        }

        Assert.All(world.Positions.ToArray(), position => Assert.True(double.IsFinite(position)));
    }

    [Fact]
    public void Physics_that_diverge_are_an_error_and_not_a_silent_restart()
    {
        using World world = Start("hanoi-3");
        world.Data.Qvel[^1] = double.PositiveInfinity;
        Assert.Throws<UnstableSimulationException>(() => world.Step(RobotAction.Rest));
    }

    [Fact]
    public void Work_and_path_grow_with_motion_only()
    {
        using World world = Start("hanoi-3");
        for (int step = 0; step < 20; step++)
        {
            world.Step(RobotAction.Rest);
        }

        Assert.InRange(world.Effort.PositiveWorkJoules, 0, 0.1);
        double tool = world.ToolPosition.Z;
        for (int step = 0; step < 20; step++)
        {
            world.Step(RobotAction.Rest with { Z = 0.5f });
        }

        // the hand alone weighs 0.73 kg, the arm that rises with it far more
        Assert.True(world.Effort.PositiveWorkJoules > 0.73 * 9.81 * (world.ToolPosition.Z - tool));
        Assert.True(world.Effort.JointPathRadians > 0.1);
        Assert.True(world.Effort.TorqueSquaredSeconds > 0);
    }

    [Fact]
    public void A_scene_without_a_listed_object_is_refused_by_name()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3");
        ObjectDescription ghost = task.Domain.Find("cube1") with { Name = "cube9" };
        var error = Assert.Throws<InputException>(
            () => World.Load(task.Domain with { Objects = task.Domain.Objects.Add(ghost) }, ["cube1"]));
        Assert.Contains("has no body named 'cube9'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recorded_positions_can_be_shown_again()
    {
        using World world = Start("hanoi-3");
        double[] recorded = world.Positions.ToArray();
        ImmutableArray<ObjectEstimate> poses = world.TruePoses;
        for (int step = 0; step < 10; step++)
        {
            world.Step(RobotAction.Rest with { X = 1, Z = -1 });
        }

        world.ShowPositions(recorded);
        Assert.Equal(poses.AsEnumerable(), world.TruePoses);
        Assert.Throws<ArgumentException>(() => world.ShowPositions(recorded.AsSpan(1)));
    }

    [Theory]
    [InlineData("agentview")]
    [InlineData("study")]
    [InlineData("wrist")]
    public void Every_camera_sees_something(string camera)
    {
        using World world = Start("hanoi-3");
        CameraImage image = world.Observe().Capture(camera);
        Assert.Equal(world.Domain.Cameras[camera].SidePixels, image.Width);
        Assert.True(image.Pixels.ToArray().Distinct().Count() > 50);
    }

    [Fact]
    public void An_unknown_camera_is_refused_with_the_names_there_are()
    {
        using World world = Start("hanoi-3");
        var error = Assert.Throws<InputException>(() => world.Observe().Capture("ceiling"));
        Assert.Contains("agentview", error.Message, StringComparison.Ordinal);
    }

    private static float Yaw(World world) => world.Domain.ToolInWorld(world.Observe().Robot.JointPositions.AsSpan()).Yaw;

    private static float Unit(Random random) => (2 * random.NextSingle()) - 1;

    private static World Start(string name)
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, name);
        return Start(task.Draw(runSeed: 1, episode: 0), task.Domain);
    }

    private static World Start(EpisodeSetup setup, DomainDescription domain)
    {
        World world = World.Load(domain, setup.Movable);
        world.Reset(setup.Scene);
        return world;
    }
}
