using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core.Tests;

public sealed class SceneTests
{
    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
    private static readonly DomainDescription Sorting = DomainDescription.Load(Path.Combine(Repository.Domains, "cube-sorting"));
    private static readonly DomainDescription Assembly = DomainDescription.Load(Path.Combine(Repository.Domains, "assembly-line-sorting"));

    [Fact]
    public void Any_towers_that_are_built_are_read_off_again()
    {
        var readings = new DomainReadings(Hanoi);
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            FactSet towers = Towers(random);
            SceneState scene = readings.Build(Hanoi.Objects, towers, new PlaceDraw(random, 0.01));
            Assert.Equal(towers, readings.WhereOf(readings.Read(scene)));
            Assert.Contains(new Fact("free-gripper"), readings.Read(scene));
        }
    }

    [Fact]
    public void What_is_held_or_moves_rests_on_nothing_and_what_is_held_is_not_clear()
    {
        var readings = new DomainReadings(Hanoi);
        SceneState scene = readings.Build(Hanoi.Objects, Towers(new Random(1)), new PlaceDraw(new Random(1), 0));
        ObjectState first = scene.Objects[0];
        FactSet held = readings.Read(scene with { Objects = scene.Objects.SetItem(0, first with { IsHeld = true }) });
        Assert.Contains(new Fact("grasped", first.Item.Name), held);
        Assert.DoesNotContain(new Fact("clear", first.Item.Name), held);
        Assert.DoesNotContain(new Fact("free-gripper"), held);
        FactSet moving = readings.Read(scene with { Objects = scene.Objects.SetItem(0, first with { IsMoving = true }) });
        Assert.DoesNotContain(moving, fact => fact.Predicate == "on" && fact.Arguments[0] == first.Item.Name);
        Assert.Contains(new Fact("clear", first.Item.Name), moving);
    }

    [Theory]
    [InlineData(0.149f, 0, "table")]
    [InlineData(0.151f, 0, null)]
    [InlineData(0, 0.11f, null)]
    public void Standing_is_anywhere_on_a_place_and_only_on_its_surface(float x, float lifted, string? expected)
    {
        ObjectDescription cube = Sorting.Objects[0];
        Vector3 surface = Sorting.Find("table").SurfaceMetres!.Value;
        var state = new ObjectState(cube, new Pose(surface + new Vector3(x, 0, (cube.SizeMetres.Z / 2) + lifted), Quaternion.Identity));
        FactSet facts = new DomainReadings(Sorting).Read(Scene(Sorting, state));
        Assert.Equal(expected, facts.FirstOrDefault(fact => fact.Predicate == "at")?.Arguments[1]);
    }

    [Theory]
    [InlineData(0.03f, true)]
    [InlineData(0.07f, false)]
    public void Within_a_box_is_between_its_walls_and_not_above_them(float height, bool expected)
    {
        ObjectDescription post = Assembly.Objects[0];
        Vector3 floor = Assembly.Find("post-bin").SurfaceMetres!.Value;
        var state = new ObjectState(post, new Pose(floor + new Vector3(0.1f, 0.1f, height), Quaternion.Identity));
        Assert.Equal(expected, new DomainReadings(Assembly).Read(Scene(Assembly, state)).Contains(new Fact("in", "post1", "post-bin")));
    }

    [Fact]
    public void A_free_spot_leaves_room_for_the_hand_and_none_is_found_where_there_is_none()
    {
        ObjectDescription cube = Sorting.Objects[0], place = Sorting.Find("table");
        SceneState scene = Scene(Sorting);
        for (int count = 1; count < 6; count++)
        {
            Vector3 spot = Assert.NotNull(scene.RoomiestSpot(Sorting.Objects[count], place));
            Assert.All(scene.Objects, other => Assert.True(
                SceneState.Horizontal(spot, other.Pose.Position) > (other.Item.SizeMetres.X + Sorting.Objects[count].SizeMetres.X) / 2));
            scene = scene with { Objects = scene.Objects.Add(new ObjectState(Sorting.Objects[count], new Pose(spot, Quaternion.Identity))) };
        }

        Assert.Null(Scene(Sorting).RoomiestSpot(cube, place with { SizeMetres = new(0.02f, 0.3f, 0) }));
    }

    [Theory]
    [InlineData(0.038f, 0.023f)]
    [InlineData(-0.03f, 0)]
    public void Beside_what_was_pushed_onto_an_edge_there_is_a_free_spot_near_the_middle(float x, float y)
    {
        ObjectDescription cube = Hanoi.Find("cube4"), other = Hanoi.Find("cube2"), area = Hanoi.Find("right");
        Vector3 middle = area.SurfaceMetres!.Value;
        SceneState scene = Scene(Hanoi, new ObjectState(other, new Pose(middle + new Vector3(x, y, other.SizeMetres.Z / 2), Quaternion.Identity)));

        Vector3 offset = scene.FreeSpot(cube, area, 0.025f) - middle;

        Assert.InRange(offset.Length(), 0.003f, 0.025f);
        Vector2 gap = Vector2.Abs(new Vector2(offset.X - x, offset.Y - y));
        Assert.True(MathF.Max(gap.X, gap.Y) > (cube.SizeMetres.X + other.SizeMetres.X) / 2);
        Assert.Equal(middle, Scene(Hanoi).FreeSpot(cube, area, 0.025f));
    }

    [Fact]
    public void Facts_that_leave_a_thing_out_build_no_scene()
    {
        var readings = new DomainReadings(Hanoi);
        var error = Assert.Throws<InputException>(() => readings.Build(
            [Hanoi.Find("cube1"), Hanoi.Find("cube2"), Hanoi.Find("left")], FactSet.Parse("(on cube1 left)"), new PlaceDraw(new Random(1), 0)));
        Assert.Contains("nothing there says where cube2 is", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_or_a_place_that_there_is_not_is_refused_with_those_there_are()
    {
        PredicateDescription wrong = new() { Reading = "hovering" };
        var error = Assert.Throws<InputException>(() => new DomainReadings(Hanoi with { Predicates = Hanoi.Predicates.SetItem("on", wrong) }));
        Assert.Contains("domain.json: the predicate 'on' has the reading 'hovering'; there are around, for-so-long, hand-empty, held, inside, joint-range, nothing-on", error.Message, StringComparison.Ordinal);
        wrong = new() { Reading = "standing", Place = "shelf" };
        error = Assert.Throws<InputException>(() => new DomainReadings(Hanoi with { Predicates = Hanoi.Predicates.SetItem("on", wrong) }));
        Assert.Contains("names the place 'shelf'; the domain has left, middle, right, table.", error.Message, StringComparison.Ordinal);
    }

    private static SceneState Scene(DomainDescription domain, params ImmutableArray<ObjectState> objects) =>
        new(objects, [.. domain.Objects.Where(item => !item.IsMovable)]);

    private static FactSet Towers(Random random)
    {
        string[] tops = ["left", "middle", "right"];
        var facts = new List<Fact>();
        foreach (ObjectDescription cube in Hanoi.Objects.Where(item => item.IsMovable).OrderByDescending(item => item.SizeMetres.X))
        {
            int tower = random.Next(tops.Length);
            facts.Add(new Fact("on", cube.Name, tops[tower]));
            tops[tower] = cube.Name;
        }

        return new FactSet(facts);
    }
}
