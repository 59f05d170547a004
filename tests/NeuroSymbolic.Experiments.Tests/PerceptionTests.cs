using System.Numerics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>The trained model in <c>models/</c> on pictures that it has not seen. <c>./neurosym score</c> takes a thousand of each kind.</summary>
public sealed class PerceptionTests : IDisposable
{
    private const int UnseenSeed = 20261;

    private static readonly TaskDescription Six = TaskDescription.Load(Repository.Domains, "hanoi-6");
    private static readonly TaskDescription Move = TaskDescription.Load(Repository.Domains, "hanoi-move");

    private static readonly string Camera = Six.Domain.DefaultCamera;
    private static readonly int Side = Six.Domain.Cameras[Camera].SidePixels;

    private readonly CameraPerception perception = new(Six.Domain);
    private readonly TemporaryFolder folder = new();

    // floors below what the model reaches on a thousand: 98 % exact, under 5 mm; 95 % in bad pictures with strange things in them
    [Theory]
    [InlineData(Disturbances.None, 27)]
    [InlineData(Disturbances.All, 25)]
    public void Nearly_all_drawn_scenes_are_understood_exactly(Disturbances disturbances, int floor)
    {
        var source = new ViewSource(Six, Camera, UnseenSeed, disturbances);
        var score = new PerceptionScore(Six.Domain, Camera, thresholds: new ThresholdPerception(Six.Domain, perception));
        foreach (LabelledView view in Enumerable.Range(0, 5).SelectMany(batch => source.Scenes(batch).Take(6)))
        {
            score.Add(perception, view);
        }

        Assert.Equal(30, score.Views);
        Assert.True(score.Exact >= floor, score.ToString());
        Assert.InRange(score.Summary().ExactByThresholds!.Value, 20, score.Exact);
        Assert.True(score.LargeErrorMillimetres < 7, score.ToString());
    }

    [Fact]
    public void What_no_action_moves_is_drawn_on_its_places_alone()
    {
        var pattern = TaskDescription.Load(Repository.Domains, "pattern-replication-4");
        var source = new ViewSource(pattern, pattern.Domain.DefaultCamera, UnseenSeed, Disturbances.FallenThing);
        LabelledView[] views = [.. Enumerable.Range(0, 2).SelectMany(batch => source.Scenes(batch).Take(8))];
        foreach (LabelledView view in views)
        {
            Assert.All(view.Objects.Where(item => item.Name.StartsWith("sample", StringComparison.Ordinal)), sample =>
                Assert.Contains(view.Facts, fact => fact.Predicate == "shown-at" && fact.Arguments[0] == sample.Name));
        }

        Assert.Contains(views, view => view.Facts.Any(fact => fact.Predicate == "holding"));
    }

    [Fact]
    public void What_has_fallen_lies_on_the_table_or_on_others_on_any_side()
    {
        ViewSource calm = new(Six, Camera, UnseenSeed), source = new(Six, Camera, UnseenSeed, Disturbances.FallenThing);
        int toppled = 0, moved = 0;
        foreach ((LabelledView before, LabelledView after) in Enumerable.Range(0, 4).SelectMany(batch => calm.Scenes(batch).Take(6).Zip(source.Scenes(batch))))
        {
            Assert.Equal(before.Objects.Select(item => item.Name), after.Objects.Select(item => item.Name));
            Assert.Equal(before.Observation.Robot.FingerOpeningMetres, after.Observation.Robot.FingerOpeningMetres, 0.001);
            Assert.All(after.Objects, item => Assert.True(item.Pose.Position.Z > Six.Domain.TableMetres, $"{item.Name} is below the table"));
            moved += before.Objects.Zip(after.Objects).Count(pair => Vector3.Distance(pair.First.Pose.Position, pair.Second.Pose.Position) > 0.01f);
            toppled += after.Objects.Count(item => Vector3.Transform(Vector3.UnitZ, item.Pose.Orientation).Z < 0.7f);
        }

        // one side of a cube in six is the upper one
        Assert.InRange(moved, 15, 48);
        Assert.InRange(toppled, 10, 24);
    }

    [Theory]
    [InlineData("stacking-4")]
    [InlineData("height-stacking-4")]
    [InlineData("cube-sorting-4")]
    [InlineData("assembly-line-sorting-4")]
    [InlineData("nut-assembly-2")]
    [InlineData("kitchen-1")]
    [InlineData("hanoi-4-areas-4")]
    [InlineData("hanoi-5-areas-4")]
    [InlineData("pattern-replication-4")]
    public void Other_domains_have_eyes_that_understand_most_drawn_scenes_exactly(string name)
    {
        var task = TaskDescription.Load(Repository.Domains, name);
        using var eyes = new CameraPerception(task.Domain);
        var source = new ViewSource(task, eyes.Camera, UnseenSeed);
        var score = new PerceptionScore(task.Domain, eyes.Camera);
        foreach (LabelledView view in Enumerable.Range(0, 3).SelectMany(batch => source.Scenes(batch).Take(6)))
        {
            score.Add(eyes, view);
        }

        Assert.True(score.Exact >= 15, score.ToString());
        Assert.True(score.LargeErrorMillimetres < 10, score.ToString());
    }

    [Fact]
    public void What_an_agent_sees_in_an_episode_is_understood_exactly_nearly_always()
    {
        var score = new PerceptionScore(Six.Domain, Camera);
        foreach (LabelledView view in EpisodeLooks.Of(TaskDescription.Load(Repository.Domains, "hanoi-3"), Camera, UnseenSeed, 0))
        {
            score.Add(perception, view);
        }

        Assert.InRange(score.Views, 15, 20);
        Assert.True(score.Exact >= score.Views - 1, score.ToString());
        Assert.True(score.LargeErrorMillimetres < 6, score.ToString());
    }

    [Fact]
    public void The_wrist_camera_tells_the_place_of_what_is_grasped_better_than_the_one_beside_the_table()
    {
        var score = new GraspScore();
        score.Add(TaskDescription.Load(Repository.Domains, "hanoi-3"), _ => perception, UnseenSeed, episode: 1);
        Assert.True(score.Grasps >= 7 && score.Missed == 0, score.ToString());

        // a bound above the worst of a hundred, 0.6 mm
        Assert.True(score.ErrorsAfter.Max() < 0.8, score.ToString());
        Assert.True(score.ErrorsBefore.Average() > 1.5 * score.ErrorsAfter.Average(), score.ToString());
    }

    [Fact]
    public void Cameras_that_are_a_little_off_leave_the_look_at_the_wrist_better_than_the_one_at_the_table()
    {
        var score = new GraspScore();
        for (int episode = 0; episode < 6; episode++)
        {
            SceneVariation laboratory = ViewSource.Variation(new Random(UnseenSeed + episode));
            score.Add(Move, _ => perception, UnseenSeed, episode, laboratory);
        }

        Assert.True(score.Grasps >= 6 && score.Missed == 0, score.ToString());
        Assert.True(score.ErrorsAfter.Max() < 1.2, score.ToString());
        Assert.True(score.ErrorsAfter.Average() < score.ErrorsBefore.Average(), score.ToString());
    }

    [Theory]
    [InlineData(0.8f, 0.75f, 1.07f, 0.93f)]
    [InlineData(1.2f, 1.25f, 0.93f, 1.07f)]
    public void Neither_lamps_nor_exposure_nor_a_tint_hide_a_thing_from_the_wrist_camera(float lamps, float exposure, float red, float blue)
    {
        var score = new GraspScore();
        var light = new SceneVariation(Vector3.Zero, Vector3.Zero, new Vector3(0.1f, -0.1f, 0.05f), lamps);
        foreach (string cube in Six.Objects.From)
        {
            score.Add(
                Move with { Objects = new ObjectChoice(1, [cube]) },
                world => new Tinted(new RecordedLooks(world, 0.004, new Random(UnseenSeed), () => { }), exposure * new Vector3(red, 1, blue)),
                UnseenSeed,
                episode: 0,
                light);
        }

        Assert.True(score.Grasps == Six.Objects.From.Length && score.Missed == 0, score.ToString());
        Assert.True(score.ErrorsAfter.Max() < 1, score.ToString());
    }

    [Fact]
    public void An_agent_that_is_shown_black_pictures_moves_nothing_and_gives_up()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3");
        EpisodeSetup setup = task.Draw(UnseenSeed, 0);
        using World world = World.Load(task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        FactSet before = world.TrueFacts();
        using var agent = new NeuroSymbolicAgent(
            "blind", new CameraPerception(task.Domain), TimeProvider.System);
        agent.Begin(AgentBriefing.For(task, setup, UnseenSeed));
        for (int step = 0; step < 200 && agent.Report.Surrender is null; step++)
        {
            Observation now = world.Observe();
            world.Step(agent.Act(new Observation(
                now.TimeSeconds, now.Robot, _ => new CameraImage(Side, Side, new byte[Side * Side * 3]))));
        }

        Assert.Equal("planning", agent.Report.Surrender?.Stage);
        Assert.Equal(before, world.TrueFacts());
    }

    [Fact]
    public void A_set_of_pictures_does_not_depend_on_how_many_are_made_at_a_time()
    {
        string[] files = ["images.npy", "labels.npy"];
        ImageSet.Write(Six, Camera, count: 60, seed: 3, folder.File("one"), jobs: 1);
        ImageSet.Write(Six, Camera, count: 60, seed: 3, folder.File("two"), jobs: 2);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(folder.File($"one/{file}")), File.ReadAllBytes(folder.File($"two/{file}"))));

        // NumPy's header, padded to 64 bytes, and 60 pictures
        byte[] images = File.ReadAllBytes(folder.File("one/images.npy"));
        Assert.Equal(0x93, images[0]);
        Assert.Equal(0, (images.Length - (60 * Side * Side * 3)) % 64);
    }

    [Fact]
    public void The_overlay_draws_on_the_objects_and_leaves_the_rest()
    {
        var picture = new CameraImage(64, 64, new byte[64 * 64 * 3]);
        var camera = new PinholeCamera(Six.Domain.Cameras[Camera]);
        var position = new Vector3(0, 0.02f, 0.82f);
        var scene = new SceneEstimate(FactSet.Empty, [new ObjectEstimate("cube1", new Pose(position, Quaternion.Identity), 1)]);
        CameraImage drawn = PerceptionOverlay.Draw(picture, scene, Six.Domain, camera);
        Assert.Equal((64 * PerceptionOverlay.Magnification, 64 * PerceptionOverlay.Magnification), (drawn.Width, drawn.Height));
        Vector2 centre = camera.Project(position) * drawn.Width;
        Assert.Equal(255, drawn.Pixels.Span[3 * (((int)centre.Y * drawn.Width) + (int)centre.X)]);
        Assert.Equal(0, drawn.Pixels.Span[0]);
    }

    public void Dispose()
    {
        perception.Dispose();
        folder.Dispose();
    }

    /// <summary>Sees the wrist camera's pictures in another exposure and colour of light.</summary>
    private sealed class Tinted(IPerception table, Vector3 gain) : IPerception
    {
        private readonly WristSight sight = new(Six.Domain);

        public SceneEstimate Look(Observation observation) => table.Look(observation);

        public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected)
        {
            CameraImage picture = observation.Capture(Six.Domain.HandCamera);
            byte[] pixels = picture.Pixels.ToArray();
            for (int at = 0; at < pixels.Length; at++)
            {
                pixels[at] = (byte)Math.Min(byte.MaxValue, gain[at % 3] * pixels[at]);
            }

            return sight.Find(new CameraImage(picture.Width, picture.Height, pixels), observation.Robot, expected);
        }
    }
}
