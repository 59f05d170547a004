using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

/// <summary>Things that are no boxes: gripped by a handle, put over pegs or into each other, and fixtures that turn.</summary>
public sealed class TurnedThingsTests
{
    private const int Scenes = 100;

    private static readonly ImmutableArray<double> Joints = [0.2, Math.PI / 16, 0, -5 * Math.PI / 6, 0, Math.PI - 0.2, Math.PI / 4];

    [Theory]
    [InlineData("nut-assembly", "(on-table round-nut)", "(around square-nut square-peg)")]
    [InlineData("nut-assembly", "(around round-nut round-peg)", "(on-table square-nut)")]
    [InlineData("kitchen", "(on pot counter)", "(on bread board)", "(turned-off knob)")]
    [InlineData("kitchen", "(on pot stove)", "(in bread pot)", "(turned-on knob)")]
    [InlineData("kitchen", "(on pot stove)", "(on bread serving)", "(turned-on knob)")]
    public void What_is_seen_to_within_a_millimetre_and_two_degrees_is_believed(string name, params string[] where) => Check(name, (table, random) =>
    {
        SceneState scene = table.Build(FactSet.Parse(where), random);
        SceneEstimate believed = table.Reasoner.Explain(table.Seen(scene, random), Table.Arm(0.08));
        Assert.Equal(table.Readings.Read(scene), believed.Facts);
        Assert.All(scene.Objects, thing => IsNear(thing, believed.Find(thing.Item.Name)!));
        Assert.All(scene.Joints, joint => Assert.InRange(believed.Joints[joint.Key] - joint.Value, -0.04, 0.04));
    });

    [Theory]
    [InlineData("nut-assembly", "square-nut", "(on-table round-nut)")]
    [InlineData("kitchen", "pot", "(on bread board)", "(turned-off knob)")]
    public void What_is_held_by_its_handle_is_turned_with_the_hand(string name, string held, params string[] where) => Check(name, (table, random) =>
    {
        SceneState scene = table.Hold(table.Build(FactSet.Parse(where), random), held, random);
        ObjectState thing = scene.Find(held)!;
        SceneEstimate believed = table.Reasoner.Explain(table.Seen(scene, random), Table.Arm(thing.Item.Grasp!.WidthMetres));
        Assert.Equal(table.Readings.Read(scene), believed.Facts);
        IsNear(thing, believed.Find(held)!);
        Assert.Equal(1, Quaternion.Dot(thing.Pose.Orientation, believed.Find(held)!.Pose.Orientation) is var same ? same * same : 0, 5);
    });

    [Fact]
    public void What_lies_in_a_pot_is_carried_with_it() => Check("kitchen", (table, random) =>
    {
        SceneState scene = table.Build(FactSet.Parse("(on pot stove)", "(in bread pot)", "(turned-on knob)"), random);
        ObjectState pot = scene.Find("pot")!, bread = scene.Find("bread")!;
        SceneState lifted = table.Hold(scene with { Objects = [bread] }, "pot", random);
        Pose carried = lifted.Find("pot")!.Pose;
        lifted = lifted with { Objects = [lifted.Find("pot")!, bread with { Pose = carried.Compose(new Pose(pot.Pose.PointFrom(bread.Pose.Position), Quaternion.Identity)) }] };
        SceneEstimate believed = table.Reasoner.Explain(table.Seen(lifted, random), Table.Arm(pot.Item.Grasp!.WidthMetres));
        Assert.Equal(FactSet.Parse("(holding pot)", "(in bread pot)", "(turned-on knob)"), believed.Facts);
    });

    [Fact]
    public void What_shows_hardly_how_it_is_turned_is_turned_as_it_was_unless_it_stands_elsewhere() => Check("kitchen", (table, random) =>
    {
        SceneState scene = table.Build(FactSet.Parse("(on pot counter)", "(on bread board)", "(turned-off knob)"), random);
        SceneEstimate before = table.Reasoner.Explain(table.Seen(scene, random), Table.Arm(0.08));
        IsNear(scene.Find("pot")!, table.Reasoner.Explain(Blurred(scene), Table.Arm(0.08), before).Find("pot")!);

        SceneState moved = table.Build(FactSet.Parse("(on pot serving)", "(on bread board)", "(turned-off knob)"), random);
        Assert.Equal(2, table.Reasoner.Explain(Blurred(moved), Table.Arm(0.08), before).Find("pot")!.Pose.Yaw, 4);

        ImmutableArray<ObjectDetection> Blurred(SceneState state) =>
            [.. table.Seen(state, random).Select(item => item.Name == "pot" ? item with { TurnRadians = 2, TurnClarity = 0.4f } : item)];
    });

    [Fact]
    public void A_fixture_that_the_arm_hides_is_as_it_was_seen_last() => Check("kitchen", (table, random) =>
    {
        SceneState scene = table.Build(FactSet.Parse("(on pot stove)", "(in bread pot)", "(turned-on knob)"), random);
        ImmutableArray<ObjectDetection> seen = table.Seen(scene, random);
        SceneEstimate before = table.Reasoner.Explain(seen, Table.Arm(0.08));
        ImmutableArray<ObjectDetection> hidden = [.. seen.Select(item => item.Name == "knob" ? new ObjectDetection("knob", 0.1f, default, 0) : item)];
        Assert.Contains(Fact.Parse("(turned-on knob)"), table.Reasoner.Explain(hidden, Table.Arm(0.08), before).Facts);
    });

    private static void Check(string domain, Action<Table, Random> property)
    {
        var table = new Table(DomainDescription.Load(Path.Combine(Repository.Domains, domain)));
        for (int seed = 0; seed < Scenes; seed++)
        {
            property(table, new Random(seed));
        }
    }

    private static void IsNear(ObjectState truth, ObjectEstimate believed)
    {
        float turns = truth.Item.TurnSymmetry, off = turns * (truth.Pose.Yaw - believed.Pose.Yaw);
        Assert.InRange(Vector3.Distance(truth.Pose.Position, believed.Pose.Position), 0, 0.006f);
        Assert.InRange(Pose.Wrapped(off) / turns, -0.04f, 0.04f);
    }

    private sealed class Table(DomainDescription domain)
    {
        private readonly PinholeCamera camera = new(domain.Cameras["agentview"]);

        public DomainReadings Readings { get; } = new(domain);

        public SceneReasoner Reasoner { get; } = new(domain, new PinholeCamera(domain.Cameras["agentview"]));

        public static RobotReading Arm(double openingMetres) => new(Joints, [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], openingMetres);

        public SceneState Build(FactSet where, Random random) => Readings.Build(
            [.. domain.Objects.Where(item => !item.IsMovable || where.Any(fact => fact.Arguments[0] == item.Name))],
            where,
            new PlaceDraw(random, 0.01) { LargestTurnRadians = 0.5 });

        public SceneState Hold(SceneState scene, string name, Random random)
        {
            ObjectDescription item = domain.Find(name);
            Pose hand = domain.ToolInWorld(Joints.AsSpan());
            Pose turned = Pose.Upright(Vector3.Zero, hand.Yaw - item.Grasp!.YawRadians + (random.Next(2) * MathF.PI));
            var pose = new Pose(hand.Position - turned.PointAt(item.Grasp.PointMetres), turned.Orientation);
            return scene with { Objects = scene.Objects.Add(new ObjectState(item, pose) { IsHeld = true }) };
        }

        public ImmutableArray<ObjectDetection> Seen(SceneState scene, Random random)
        {
            return
            [
                .. domain.Objects.Where(item => item.IsMovable).Select(item => scene.Find(item.Name) is { } thing
                    ? Detection(item, thing.Pose) : new ObjectDetection(item.Name, 0.01f, default, 0)),
                .. domain.Turning.Select(fixture => Detection(fixture, Pose.Upright(fixture.SurfaceMetres!.Value, (float)scene.Joints[fixture.Name]))),
            ];

            ObjectDetection Detection(ObjectDescription item, Pose pose) => new(
                item.Name, 0.99f, camera.Project(pose.Position + new Vector3(Error(0.001f), Error(0.001f), 0)), pose.Position.Z - domain.TableMetres + Error(0.004f))
            {
                // of the turns that are alike the network names the smallest
                TurnRadians = Pose.Wrapped((pose.Yaw + Error(0.035f)) * item.TurnSymmetry) / item.TurnSymmetry,
            };

            float Error(float largest) => largest * ((2 * random.NextSingle()) - 1);
        }
    }
}
