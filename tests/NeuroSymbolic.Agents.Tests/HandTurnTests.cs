using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents.Tests;

public sealed class HandTurnTests
{
    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
    private static readonly DomainDescription Nuts = DomainDescription.Load(Path.Combine(Repository.Domains, "nut-assembly"));
    private static readonly Vector3 Spot = new(0, 0.02f, 0.8275f);
    private static readonly ArmState Arm = new(new(-0.1f, 0.02f, 1), 0.08f) { LeastTurn = -2.1f, MostTurn = 3.6f, LargestOpeningMetres = 0.08f };

    [Fact]
    public void A_hand_that_has_room_is_not_turned() => Assert.Null(Grasp(0)!.ToolYaw);

    [Theory]
    [InlineData(0, 0.061f, 0.5f)]
    [InlineData(0, -0.061f, 0.5f)]
    [InlineData(0.061f, 0, 0)]
    public void Fingers_go_where_no_other_cube_stands(float x, float y, float quarterTurns)
    {
        StepGeometry geometry = Grasp(0, Spot + new Vector3(x, y, 0))!;
        Assert.Equal(quarterTurns * MathF.PI, MathF.Abs(geometry.ToolYaw ?? 0), 0.01f);
        Assert.Equal(quarterTurns != 0, geometry.TurnBackHeight is not null);
    }

    [Theory]
    [InlineData(0.3f, 0.3f)]
    [InlineData(-0.6f, -0.6f)]
    [InlineData(1.3f, 1.3f - (MathF.PI / 2))]
    public void A_cube_is_grasped_across_the_sides_that_need_the_least_turn(float yaw, float expected) =>
        Assert.Equal(expected, Grasp(yaw)!.ToolYaw!.Value, 0.01f);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2.5f, 2.5f - MathF.PI)]
    public void A_nut_is_gripped_by_its_handle_from_either_side(float yaw, float expected)
    {
        Pose pose = Pose.Upright(new(-0.05f, -0.1f, 0.812f), yaw);
        StepGeometry geometry = StepGeometry.For(
            new PlanStep("pick-up", ["square-nut"]), Scene(("square-nut", pose)), Arm, Nuts, Nuts.Objects, out _)!;
        Assert.Equal(expected, geometry.ToolYaw!.Value, 0.01f);
        Assert.Equal(0.018f, geometry.WidthMetres);
        Assert.Equal(0, Vector3.Distance(pose.PointAt(new(0.038f, 0, 0.002f)), geometry.ToolGoal), 0.0001f);
    }

    [Theory]
    [InlineData(0.2f)]
    [InlineData(0.9f)]
    [InlineData(-2.4f)]
    public void A_square_nut_comes_down_turned_as_its_peg_and_with_its_hole_over_it(float yaw)
    {
        Pose held = Pose.Upright(Arm.Tool, yaw).Compose(new Pose(new(-0.038f, 0, 0), Quaternion.Identity));
        ArmState arm = Arm with { Yaw = Pose.Wrapped(yaw), LeastTurn = -2, MostTurn = 2 };
        StepGeometry geometry = StepGeometry.For(
            new PlanStep("lower-over", ["square-nut", "square-peg"]), Scene(("square-nut", held)), arm, Nuts, Nuts.Objects, out _)!;
        float turn = geometry.ToolYaw!.Value - arm.Yaw, nutYaw = yaw + turn;
        Assert.Equal(0, MathF.IEEERemainder(nutYaw, MathF.PI / 2), 0.001f);
        Vector3 hole = geometry.ToolGoal + Vector3.Transform(new(-0.038f - 0.032f, 0, 0), Quaternion.CreateFromAxisAngle(Vector3.UnitZ, nutYaw));
        Assert.Equal(0, SceneState.Horizontal(hole, Nuts.Find("square-peg").SurfaceMetres!.Value), 0.0005f);
    }

    [Theory]
    [InlineData("nut-assembly-2")]
    [InlineData("kitchen-1")]
    public void A_whole_episode_succeeds_without_replanning(string task)
    {
        using var table = new Table(TaskDescription.Load(Repository.Domains, task), episode: 0);
        Assert.True(table.Run());
        Assert.Equal(0, table.Agent.Report.Replans);
    }

    [Theory]
    [InlineData(0.006f)]
    [InlineData(-0.006f)]
    public void A_nut_that_is_held_otherwise_than_it_seems_finds_its_peg_by_feel(float alongMetres)
    {
        using var table = new Table(TaskDescription.Load(Repository.Domains, "nut-assembly-2"), episode: 0, oracle => new HeldOff(oracle, alongMetres));
        Assert.True(table.Run());
        Assert.Equal(0, table.Agent.Report.Replans);
    }

    [Fact]
    public void Bread_whose_pot_somebody_carries_off_the_stove_is_cooked_anew()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "kitchen-1");
        using var table = new Table(task, episode: 0);
        bool meddled = false;
        Assert.True(table.Run(() =>
        {
            // the pot is carried off the stove while the agent waits beside it
            if (!meddled && table.Agent.Report.Activity.StartsWith("(cook", StringComparison.Ordinal))
            {
                meddled = true;
                Move("pot");
                Move("bread");
            }
        }));
        Assert.True(meddled);
        Assert.True(table.Agent.Report.Replans >= 1);

        void Move(string name)
        {
            Pose pose = table.World.TruePoses.Single(item => item.Name == name).Pose;
            Vector3 way = task.Domain.Find("counter").SurfaceMetres!.Value - task.Domain.Find("stove").SurfaceMetres!.Value;
            table.World.MoveObject(name, pose with { Position = pose.Position + way });
        }
    }

    private static StepGeometry? Grasp(float yaw, Vector3? other = null) => StepGeometry.For(
        new PlanStep("pick", ["cube4", "middle"]),
        Scene([("cube4", Pose.Upright(Spot, yaw)), .. other is { } place ? [("cube3", Pose.Upright(place, 0))] : Array.Empty<(string, Pose)>()]),
        Arm,
        Hanoi,
        Hanoi.Objects,
        out _);

    private static SceneEstimate Scene(params (string Name, Pose Pose)[] things) =>
        new(FactSet.Empty, [.. things.Select(thing => new ObjectEstimate(thing.Name, thing.Pose, 1))]);

    /// <summary>Sees what is held somewhat further along its handle than it is.</summary>
    private sealed class HeldOff(IPerception inner, float alongMetres) : IPerception
    {
        public SceneEstimate Look(Observation observation)
        {
            SceneEstimate seen = inner.Look(observation);
            return seen with
            {
                Objects = [.. seen.Objects.Select(item => seen.Facts.Contains(new Fact("holding", item.Name))
                    ? item with { Pose = item.Pose with { Position = item.Pose.PointAt(new(alongMetres, 0, 0)) } }
                    : item)],
            };
        }

        public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected) => inner.LookClosely(observation, expected);
    }
}
