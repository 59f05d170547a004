using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>A block behind a tower or in the hand, which the camera beside the table does not show.</summary>
public sealed class HiddenThingsTests : IDisposable
{
    private const float Edge = 0.045f;

    private static readonly DomainDescription Stacking = DomainDescription.Load(Path.Combine(Repository.Domains, "stacking"));
    private static readonly string[] Tower = ["block1", "block2", "block3"];
    private static readonly Vector3 Behind = new(-0.01f, 0.02f, 0.8f + (Edge / 2));
    private static readonly Vector3 InView = new(0.06f, -0.15f, 0.8f + (Edge / 2));

    private readonly CameraPerception perception = new(Stacking);

    [Fact]
    public void What_cannot_be_seen_any_more_is_still_where_it_was()
    {
        using World world = Built(Tower);
        Observation now = world.Observe();
        SceneEstimate seen = perception.Look(now);
        Assert.Null(seen.Find("block4"));

        SceneEstimate complete = perception.Complete(now, seen, seen with { Objects = seen.Objects.Add(Block4(Behind)) }, ["block4"]);

        Assert.Equal(Behind, complete.Find("block4")!.Pose.Position);
        Assert.Equal(Facts("(clear block4)", "(on-table block4)"), complete.Facts.Except(seen.Facts));
        Assert.Empty(seen.Facts.Except(complete.Facts));
    }

    [Fact]
    public void What_was_believed_where_one_can_see_that_nothing_is_is_gone()
    {
        using World world = Built(Tower);
        Observation now = world.Observe();
        SceneEstimate seen = perception.Look(now);

        SceneEstimate complete = perception.Complete(now, seen, seen with { Objects = seen.Objects.Add(Block4(InView)) }, ["block4"]);

        Assert.Null(complete.Find("block4"));
        Assert.Equal(seen.Facts, complete.Facts);
    }

    [Fact]
    public void What_was_never_seen_is_found_behind_the_tower_by_the_camera_in_the_hand()
    {
        using World world = Built([.. Tower, "block4"]);
        Observation now = world.Observe();
        SceneEstimate seen = perception.Look(now);
        Assert.Null(seen.Find("block4"));

        SceneEstimate complete = perception.Complete(now, seen, before: null, ["block4"]);

        Assert.NotNull(complete.Find("block4"));
        Assert.InRange(Vector3.Distance(complete.Find("block4")!.Pose.Position, Behind), 0, 0.006f);
        Assert.Equal(world.TrueFacts(), complete.Facts);
    }

    [Fact]
    public void What_the_fingers_feel_is_held_even_where_no_camera_sees_it()
    {
        using World world = Built(Tower);
        Observation now = world.Observe();
        SceneEstimate seen = perception.Look(now);
        Observation gripping = new(now.TimeSeconds, now.Robot with { FingerOpeningMetres = Edge - 0.0004 }, now.Capture);

        SceneEstimate complete = perception.Complete(gripping, seen, seen with { Objects = seen.Objects.Add(Block4(InView)) }, ["block4"]);

        Vector3 tool = Stacking.ToolInWorld(now.Robot.JointPositions.AsSpan()).Position;
        Assert.Equal(0, Vector3.Distance(complete.Find("block4")!.Pose.Position, tool), 1e-6);
        Assert.Equal(Facts("(holding block4)"), complete.Facts.Except(seen.Facts));
        Assert.Equal(Facts("(hand-empty)"), seen.Facts.Except(complete.Facts));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is()
    {
        using World world = Built(Tower);
        Observation now = world.Observe();
        SceneEstimate seen = perception.Look(now);

        Assert.Null(perception.Complete(now, seen, before: null, ["block4", "block5"]).Find("block4"));
    }

    public void Dispose() => perception.Dispose();

    private static FactSet Facts(params string[] facts) => FactSet.Parse(facts);

    private static ObjectEstimate Block4(Vector3 position) => new("block4", new Pose(position, Quaternion.Identity), 1);

    // the tower, off its axis by less than a millimetre at each level, and the block behind it where it is among them
    private static World Built(string[] blocks)
    {
        World world = World.Load(Stacking, [.. blocks]);
        world.Reset(new SceneState(
            [
                .. blocks.Select((name, level) => new ObjectState(Stacking.Find(name), new Pose(
                    name == "block4" ? Behind : new Vector3(0.06f + (0.0007f * level), 0.02f, 0.8005f + (Edge * (level + 0.5f))), Quaternion.Identity))),
            ],
            [.. Stacking.Objects.Where(item => !item.IsMovable)]));
        return world;
    }
}
