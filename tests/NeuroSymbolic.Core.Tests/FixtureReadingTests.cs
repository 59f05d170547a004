using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Core.Tests;

public sealed class FixtureReadingTests
{
    private static readonly DomainDescription Nuts = DomainDescription.Load(Path.Combine(Repository.Domains, "nut-assembly"));
    private static readonly DomainDescription Kitchen = DomainDescription.Load(Path.Combine(Repository.Domains, "kitchen"));
    private static readonly FactSet Around = FactSet.Parse("(around round-nut round-peg)", "(around square-nut square-peg)");
    private static readonly FactSet Cooking = FactSet.Parse("(on pot stove)", "(in bread pot)");

    [Fact]
    public void What_is_built_is_read_back()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            Check(Nuts, Around);
            Check(Nuts, FactSet.Parse("(on-table round-nut)", "(around square-nut square-peg)"));
            Check(Kitchen, Cooking.With(Fact.Parse("(turned-on knob)")));
            Check(Kitchen, FactSet.Parse("(on pot serving)", "(on bread board)", "(turned-off knob)"));

            void Check(DomainDescription domain, FactSet where)
            {
                var readings = new DomainReadings(domain);
                SceneState scene = readings.Build(
                    domain.Objects, where, new PlaceDraw(new Random(seed), 0.01) { LargestTurnRadians = domain == Nuts ? 3 : 0.03 });
                Assert.Equal(where, readings.WhereOf(readings.Read(scene)));
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(0, 0.04f, 0, true)]
    [InlineData(0, 0.058f, 0, false)]
    [InlineData(0.011f, 0, 0, false)]
    [InlineData(0, 0.02f, 0.3f, false)]
    public void Around_is_at_any_height_of_the_peg_and_level_and_near_its_axis(float aside, float above, float lean, bool expected)
    {
        SceneState scene = Build(Nuts, Around);
        ObjectState nut = scene.Find("square-nut")!;
        Quaternion tilt = Quaternion.CreateFromAxisAngle(Vector3.UnitX, lean);
        var moved = nut with { Pose = new Pose(nut.Pose.Position + new Vector3(0, aside, above), nut.Pose.Orientation * tilt) };
        Assert.Equal(expected, Read(Nuts, With(scene, moved)).Contains(new Fact("around", "square-nut", "square-peg")));
        Assert.False(Read(Nuts, With(scene, moved with { IsHeld = true })).Contains(new Fact("around", "square-nut", "square-peg")));
    }

    [Fact]
    public void What_is_inside_of_a_thing_moves_with_it()
    {
        var inside = new Fact("in", "bread", "pot");
        SceneState scene = Build(Kitchen, Cooking);
        ObjectState pot = scene.Find("pot")!, bread = scene.Find("bread")!;
        Assert.DoesNotContain(new Fact("on", "bread", "stove"), Read(Kitchen, scene));
        Assert.DoesNotContain(inside, Read(Kitchen, With(scene, bread with { IsMoving = true })));
        Assert.DoesNotContain(inside, Read(Kitchen, With(scene, bread with { IsHeld = true })));
        Assert.Contains(inside, Read(Kitchen, With(With(scene, bread with { IsMoving = true }), pot with { IsMoving = true, IsHeld = true })));

        // carried and turned together
        var away = Pose.Upright(new(-0.2f, 0.1f, 0.2f), 1);
        Assert.Contains(inside, Read(Kitchen, With(With(scene, bread with { Pose = away.Compose(bread.Pose) }), pot with { Pose = away.Compose(pot.Pose) })));
        Assert.DoesNotContain(inside, Read(Kitchen, With(scene, pot with { Pose = away.Compose(pot.Pose) })));
    }

    [Theory]
    [InlineData(0, "turned-off")]
    [InlineData(0.31, null)]
    [InlineData(1.26, null)]
    [InlineData(1.57, "turned-on")]
    [InlineData(1.88, null)]
    public void A_fixture_is_read_by_the_angle_of_its_joint(double angle, string? expected)
    {
        SceneState scene = Build(Kitchen, Cooking) with { Joints = ImmutableSortedDictionary<string, double>.Empty.Add("knob", angle) };
        Assert.Equal(expected, Read(Kitchen, scene).SingleOrDefault(fact => fact.Arguments is ["knob"])?.Predicate);
    }

    [Fact]
    public void What_must_last_counts_from_when_it_began_without_a_break_and_then_stays()
    {
        var clock = new FactClock(Kitchen);
        var cooked = new Fact("cooked", "bread");
        FactSet hot = Cooking.Union(FactSet.Parse("(turned-on knob)"));
        Assert.DoesNotContain(cooked, clock.Observe(hot, 1));
        Assert.DoesNotContain(cooked, clock.Observe(hot, 5.9));
        Assert.DoesNotContain(cooked, clock.Observe(Cooking, 5.95));
        Assert.DoesNotContain(cooked, clock.Observe(hot, 6));
        Assert.DoesNotContain(cooked, clock.Observe(hot.Union(new FactSet([cooked])), 10.9));
        Assert.Contains(cooked, clock.Observe(hot, 11));
        Assert.Contains(cooked, clock.Observe(Cooking, 20));
        Assert.Equal(Cooking, new FactClock(Nuts).Observe(Cooking, 0));
    }

    [Theory]
    [InlineData("\"to_rad\": 0.3", "\"to_rad\": -0.4", "the predicate 'turned-off' holds from -0.3 to -0.4 rad; from_rad must be less than to_rad.")]
    [InlineData("\"seconds\": 5, ", "", "the predicate 'cooked' needs seconds above 0, and conditions")]
    [InlineData("(in {0} pot)", "in {0} pot", "the predicate 'cooked' has the condition \"in {0} pot\"; write facts such as (in {0} pot).")]
    [InlineData("\"until\": \"turned-on\"", "\"until\": \"on\"", "the action 'turn-on' turns something until 'on'; \"until\" names a predicate with the reading joint-range: turned-off, turned-on.")]
    [InlineData("\"at_most_s\": 15, ", "", "the action 'cook' waits for 0 s; say by at_most_s how many seconds it waits at most.")]
    [InlineData("\"width_m\": 0.016", "\"width_m\": 0.09", "the grasp of 'pot' has the width_m 0.09; the fingers close on more than 0 and at most 0.08 m.")]
    [InlineData("\"colour\": \"grey\"", "\"joint\": \"lid\"", "'pot' has a joint and no surface_m; a fixture stands still")]
    [InlineData("\"colour\": \"grey\"", "\"peg\": {\"height_m\": 0.1}", "'pot' has a peg and no surface_m; a peg stands on a place")]
    public void What_nobody_could_carry_out_is_refused_with_the_file_and_the_remedy(string text, string wrong, string expected)
    {
        string root = Directory.CreateTempSubdirectory().FullName, folder = Path.Combine(root, "domains", "kitchen");
        try
        {
            Directory.CreateDirectory(folder);
            Directory.CreateSymbolicLink(Path.Combine(root, "simulations"), Path.Combine(Repository.Root, "simulations"));
            string json = File.ReadAllText(Path.Combine(Kitchen.Folder, "domain.json"));
            Assert.Contains(text, json, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, "domain.json"), json.Replace(text, wrong, StringComparison.Ordinal));
            var error = Assert.Throws<InputException>(() => DomainDescription.Load(folder));
            Assert.Contains("domain.json: " + expected, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static SceneState Build(DomainDescription domain, FactSet where) =>
        new DomainReadings(domain).Build(domain.Objects, where, new PlaceDraw(new Random(1), 0));

    private static FactSet Read(DomainDescription domain, SceneState scene) => new DomainReadings(domain).Read(scene);

    private static SceneState With(SceneState scene, ObjectState state) => scene with
    {
        Objects = [.. scene.Objects.Select(other => other.Item.Name == state.Item.Name ? state : other)],
    };
}
