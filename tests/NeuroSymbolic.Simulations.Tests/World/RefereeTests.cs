using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class RefereeTests
{
    private static readonly TaskDescription Task = TaskDescription.Load(Repository.Domains, "hanoi-3");

    [Fact]
    public void A_goal_that_holds_counts_after_one_second()
    {
        EpisodeSetup setup = Task.Draw(1, 0);
        using World world = Start(setup);
        var referee = new Referee(world, setup.Start, []);
        for (int step = 1; step <= Referee.StableSteps; step++)
        {
            Assert.False(referee.HasSucceeded);
            world.Step(RobotAction.Rest);
            referee.Observe();
        }

        Assert.True(referee.HasSucceeded);
        Assert.Equal(1, referee.GoalFraction);
    }

    [Fact]
    public void A_goal_that_is_not_met_never_counts_and_progress_is_the_best_part_seen()
    {
        EpisodeSetup setup = Task.Draw(1, 0);
        using World world = Start(setup);

        // of three cubes two stand on each other already, as the goal wants them
        var referee = new Referee(world, setup.Goal, []);
        for (int step = 0; step < 2 * Referee.StableSteps; step++)
        {
            world.Step(RobotAction.Rest);
            referee.Observe();
        }

        Assert.False(referee.HasSucceeded);
        Assert.Equal(2.0 / 3, referee.GoalFraction, 12);
        Assert.Null(referee.PlanFraction);
    }

    [Fact]
    public void The_furthest_state_of_the_reference_plan_counts()
    {
        EpisodeSetup setup = Task.Draw(1, 0);
        using World world = Start(setup);
        var referee = new Referee(world, setup.Goal, [FactSet.Parse("(grasped cube9)"), setup.Start, setup.Goal]);
        referee.Observe();
        Assert.Equal(2.0 / 3, referee.PlanFraction);
    }

    [Theory]
    [InlineData(0.027f, true)]
    [InlineData(0.034f, false)]
    public void A_tower_counts_as_on_its_place_within_three_centimetres(float offset, bool expected)
    {
        EpisodeSetup setup = Task.Draw(1, 0);
        EpisodeSetup shifted = setup with
        {
            Scene = setup.Scene with { Objects = [.. setup.Scene.Objects.Select(thing => thing with { Pose = Shifted(thing.Pose) })] },
        };
        using World world = Start(shifted);
        Assert.Equal(expected, world.TrueFacts().Equals(setup.Start));

        // the tower stands on the left area, wherever exactly it was drawn
        Pose Shifted(Pose pose) => pose with { Position = new Vector3(offset, -0.18f, pose.Position.Z) };
    }

    [Fact]
    public void A_cube_in_the_air_is_on_nothing()
    {
        EpisodeSetup setup = Task.Draw(1, 0);
        using World world = Start(setup);
        int top = world.Data.Model.JntQposadr[world.Data.Model.Joint(setup.Movable[0])];
        double[] positions = world.Positions.ToArray();
        positions[top + 2] += 0.02;
        world.ShowPositions(positions);
        Assert.Equal(2, world.TrueFacts().Count(fact => fact.Predicate == "on"));
        Assert.DoesNotContain(world.TrueFacts(), fact => fact.Predicate == "grasped");
    }

    [Fact]
    public void A_cube_between_the_closed_fingers_is_grasped_only_when_lifted()
    {
        EpisodeSetup setup = Task.Draw(1, 0);
        string cube = setup.Movable[0];
        using World world = Start(setup);
        Vector3 target = world.TruePoses.Single(pose => pose.Name == cube).Pose.Position;
        Approach(world, target + new Vector3(0, 0, 0.15f), -1, 60);
        Approach(world, target, -1, 60);
        Approach(world, target, 1, 15);
        Assert.Contains(new Fact("free-gripper"), world.TrueFacts());
        Assert.DoesNotContain(new Fact("grasped", cube), world.TrueFacts());
        Approach(world, target + new Vector3(0, 0, 0.05f), 1, 40);
        Assert.Contains(new Fact("grasped", cube), world.TrueFacts());
        Assert.DoesNotContain(new Fact("free-gripper"), world.TrueFacts());
        Assert.DoesNotContain(new Fact("clear", cube), world.TrueFacts());
    }

    private static void Approach(World world, Vector3 goal, float gripper, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Vector3 command = (goal - world.ToolPosition) / RobotAction.MetresPerUnit;
            world.Step(new RobotAction(command.X, command.Y, command.Z, 0, gripper));
        }
    }

    private static World Start(EpisodeSetup setup)
    {
        World world = World.Load(Task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        return world;
    }
}
