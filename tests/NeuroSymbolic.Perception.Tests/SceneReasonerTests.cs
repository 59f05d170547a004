using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

public class SceneReasonerTests
{
    private const float Table = 0.8f;

    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
    private static readonly PinholeCamera Camera = new(Hanoi.Cameras["agentview"]);
    private static readonly SceneReasoner Reasoner = new(Hanoi, Camera);
    private static readonly ObjectDescription[] Cubes = [.. Hanoi.Objects.Where(item => item.IsMovable)];
    private static readonly ObjectDescription[] Areas = [.. Hanoi.Areas];

    [Fact]
    public void Any_arrangement_seen_without_error_is_recovered_exactly() => ForSeeds(500, seed =>
    {
        Arranged truth = Arrange(new Random(seed));
        SceneEstimate scene = Reasoner.Explain(truth.Seen(_ => Vector3.Zero), truth.Robot);
        Assert.Equal(truth.Facts, scene.Facts);
        Assert.Equal(truth.Positions.Count, scene.Objects.Length);
        Assert.All(scene.Objects, found => Assert.True(Vector3.Distance(found.Pose.Position, truth.Positions[found.Name]) < 0.0005f));
        Assert.All(scene.Facts, fact => Assert.InRange(scene.Confidence(fact), 0.9, 1));
    });

    [Fact]
    public void Errors_of_a_millimetre_in_the_picture_and_five_in_height_change_no_fact() => ForSeeds(500, seed =>
    {
        var random = new Random(seed);
        Arranged truth = Arrange(random);
        SceneEstimate scene = Reasoner.Explain(truth.Seen(_ => Error(random)), truth.Robot);
        Assert.Equal(truth.Facts, scene.Facts);
        Assert.All(scene.Objects, found => Assert.True(Vector3.Distance(found.Pose.Position, truth.Positions[found.Name]) < 0.005f));

        static Vector3 Error(Random random) => new(
            0.001f * ((2 * random.NextSingle()) - 1), 0.001f * ((2 * random.NextSingle()) - 1), 0.005f * ((2 * random.NextSingle()) - 1));
    });

    [Fact]
    public void Whatever_is_detected_the_facts_obey_the_laws_of_the_table() => ForSeeds(300, seed =>
    {
        var random = new Random(seed);
        ImmutableArray<ObjectDetection> noise = [.. Cubes.Select(cube => new ObjectDetection(
            cube.Name, random.NextSingle(), new Vector2(random.NextSingle(), random.NextSingle()), random.NextSingle() * 0.4f))];
        SceneEstimate scene = Reasoner.Explain(noise, Arm(random.NextDouble() * 0.08));
        FactSet facts = scene.Facts;
        string[] present = [.. scene.Objects.Select(item => item.Name)];
        Assert.All(noise, item => Assert.True(item.Presence < 0.5f || present.Contains(item.Name)));
        foreach (string name in present)
        {
            int supports = facts.Count(fact => fact.Predicate == "on" && fact.Arguments[0] == name);
            bool isHeld = facts.Contains(new Fact("grasped", name));
            bool bears = facts.Any(fact => fact.Predicate == "on" && fact.Arguments[1] == name);
            Assert.True(supports + (isHeld ? 1 : 0) <= 1);
            Assert.Equal(!bears && !isHeld, facts.Contains(new Fact("clear", name)));
            Assert.False(bears && isHeld);
        }

        Assert.Equal(facts.All(fact => fact.Predicate != "grasped"), facts.Contains(new Fact("free-gripper")));
        Assert.InRange(facts.Count(fact => fact.Predicate == "grasped"), 0, 1);
        Assert.All(facts.SelectMany(fact => fact.Arguments), name => Assert.True(present.Contains(name) || Areas.Any(area => area.Name == name)));
    });

    [Fact]
    public void An_empty_table_has_no_fact_about_a_cube()
    {
        SceneEstimate scene = Reasoner.Explain([.. Cubes.Select(cube => new ObjectDetection(cube.Name, 0.01f, default, 0))], Arm(0.08));
        Assert.Equal(FactSet.Parse("(clear left)", "(clear middle)", "(clear right)", "(free-gripper)"), scene.Facts);
        Assert.Empty(scene.Objects);
    }

    [Theory]
    [InlineData(0.7f)]
    [InlineData(0.95f)]
    public void What_may_not_be_there_makes_the_state_as_doubtful(float presence)
    {
        Vector3 middle = Areas[1].SurfaceMetres!.Value;
        ImmutableArray<ObjectDetection> seen =
        [
            .. Cubes.Select((cube, index) => index == 2
                ? new ObjectDetection(cube.Name, presence, Camera.Project(middle with { Z = Table + (cube.SizeMetres.Z / 2) }), cube.SizeMetres.Z / 2)
                : new ObjectDetection(cube.Name, 0.001f, default, 0)),
        ];
        SceneEstimate scene = Reasoner.Explain(seen, Arm(0.08));
        Assert.Contains(Fact.Parse("(on cube3 middle)"), scene.Facts);
        Assert.Equal(presence, scene.Belief, 0.01);
        Assert.Equal(presence, scene.Confidence(Fact.Parse("(on cube3 middle)")), 0.01);
    }

    [Fact]
    public void A_cube_seen_half_way_between_two_heights_is_believed_by_halves()
    {
        // the ray through cube1 meets the top of cube6 near its far edge, and the table behind it outside of every area
        ObjectDescription small = Cubes[0], large = Cubes[5];
        Vector3 under = new(0, 0.02f, Table + (large.SizeMetres.Z / 2));
        Vector3 top = new(-0.028f, 0.02f, Table + large.SizeMetres.Z + (small.SizeMetres.Z / 2));
        ImmutableArray<ObjectDetection> seen =
        [
            new(large.Name, 1, Camera.Project(under), under.Z - Table),
            new(small.Name, 1, Camera.Project(top), 0.052f),
        ];
        SceneEstimate scene = Reasoner.Explain(seen, Arm(0.08));
        double belief = scene.Confidence(Fact.Parse("(on cube1 cube6)"));
        Assert.InRange(belief, 0.01, 0.99);
        Assert.Equal(1, scene.Confidence(Fact.Parse("(clear cube1)")), 6);
        Assert.Equal(1, belief + scene.Confidence(Fact.Parse("(clear cube6)")), 6);
    }

    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260101, 1));

    private static RobotReading Arm(double openingMetres) => new(
        [0, Math.PI / 16, 0, -5 * Math.PI / 6, 0, Math.PI - 0.2, Math.PI / 4], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], openingMetres);

    private static Arranged Arrange(Random random)
    {
        ObjectDescription[] order = [.. Cubes];
        random.Shuffle(order);
        order = [.. order.Take(1 + random.Next(order.Length))];
        var facts = new List<Fact>();
        var positions = new Dictionary<string, Vector3>();
        var tops = Areas.ToDictionary(area => area.Name, area => (area.Name, Position: area.SurfaceMetres!.Value));
        ObjectDescription? held = random.Next(3) == 0 ? order[^1] : null;
        foreach (ObjectDescription cube in order.Where(cube => cube != held))
        {
            ObjectDescription area = Areas[random.Next(Areas.Length)];
            (string below, Vector3 surface) = tops[area.Name];
            float reach = below == area.Name ? 0.012f : 0.004f;
            Vector3 centre = surface + new Vector3(Offset(reach), Offset(reach), cube.SizeMetres.Z / 2);
            positions[cube.Name] = centre;
            facts.Add(new Fact("on", cube.Name, below));
            tops[area.Name] = (cube.Name, centre + new Vector3(0, 0, cube.SizeMetres.Z / 2));
        }

        facts.AddRange(tops.Values.Select(top => new Fact("clear", top.Name)));
        RobotReading robot = Arm(held?.SizeMetres.Y ?? Hanoi.Robot.Hand.LargestOpeningMetres);
        if (held is not null)
        {
            Vector3 tool = Hanoi.ToolInWorld(robot.JointPositions.AsSpan()).Position;

            // off the tool across the line of sight: how far off along it nobody can see
            Vector3 view = Vector3.Normalize(tool - Hanoi.Cameras["agentview"].PositionMetres);
            positions[held.Name] = tool + (Offset(0.004f) * Vector3.Normalize(Vector3.Cross(view, Vector3.UnitY)));
        }

        facts.Add(held is null ? new Fact("free-gripper") : new Fact("grasped", held.Name));
        return new Arranged(new FactSet(facts), positions, robot);

        float Offset(float largest) => largest * ((2 * random.NextSingle()) - 1);
    }

    private sealed record Arranged(FactSet Facts, Dictionary<string, Vector3> Positions, RobotReading Robot)
    {
        /// <summary>What a network would say that errs by some metres along x and y in the picture, and in height.</summary>
        public ImmutableArray<ObjectDetection> Seen(Func<string, Vector3> error) =>
        [
            .. Cubes.Select(cube =>
            {
                if (!Positions.TryGetValue(cube.Name, out Vector3 position))
                {
                    return new ObjectDetection(cube.Name, 0.01f, default, 0);
                }

                Vector3 wrong = error(cube.Name);
                return new ObjectDetection(
                    cube.Name, 0.99f, Camera.Project(position + (wrong with { Z = 0 })), position.Z - Table + wrong.Z);
            }),
        ];
    }
}
