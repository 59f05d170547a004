using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class PerturbationTests : IDisposable
{
    private const string Disturbed = "hanoi-3-disturbed";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Something_happens_once_in_each_episode_and_the_agent_still_reaches_the_goal()
    {
        foreach (int seed in (ReadOnlySpan<int>)[3, 4])
        {
            EpisodeTrace trace = Run("nsm-oracle", seed);

            Assert.Equal(EpisodeOutcome.Success, trace.Outcome);
            TraceEvent happened = Assert.Single(trace.Events, change => change.Perturbation is not null);
            Assert.StartsWith("Someone ", happened.Perturbation, StringComparison.Ordinal);
            Assert.InRange(happened.Step, 20, trace.Steps.Count - 1);
        }
    }

    [Fact]
    public void What_happens_depends_on_the_seed_and_not_on_who_acts()
    {
        string? closed = Happened(Run("nsm-oracle", seed: 3)), open = Happened(Run("nsm-oracle+open-loop", seed: 3));

        Assert.NotNull(closed);
        Assert.Equal(closed, open);
    }

    [Fact]
    public void A_thing_beside_the_places_is_gone_around_and_one_on_a_place_takes_it()
    {
        foreach (int seed in (ReadOnlySpan<int>)[1, 2])
        {
            EpisodeTrace trace = Run("nsm-oracle", seed, "hanoi-3-foreign");
            string foreign = trace.Objects[^1];
            string happened = Happened(trace)!;

            Assert.StartsWith($"Someone puts {foreign}, which is no part of the task, on ", happened, StringComparison.Ordinal);
            Assert.Contains(foreign, (string[])["cube5", "cube6"]);
            Assert.True(
                trace.Outcome == EpisodeOutcome.Success
                || (!happened.EndsWith("table.", StringComparison.Ordinal) && trace.FailureReason!.Contains($"{foreign}, no part of the task, may be in the way", StringComparison.Ordinal)),
                $"{happened} {trace.FailureReason}");

            // neither the referee nor the agent has a word for it
            Assert.All(trace.Events, change => Assert.DoesNotContain(foreign, $"{change.Facts} {change.Believed}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_may_appear_is_out_of_sight_until_then_and_leaves_the_draw_as_it_is()
    {
        TaskDescription with = TaskDescription.Load(Repository.Domains, "hanoi-3-foreign");
        EpisodeSetup setup = with.Draw(1, 0), without = (with with { Perturbation = null }).Draw(1, 0);
        using World world = World.Load(with.Domain, setup.Movable);
        world.Reset(setup.Scene);
        string foreign = setup.Movable[^1];

        Assert.Equal(without.Start, setup.Start);
        Assert.Equal((string[])[.. without.Movable, foreign], setup.Movable.ToArray());
        Assert.Equal(setup.Start, world.TrueFacts());
        Assert.DoesNotContain(world.TruePoses, item => item.Name == foreign);

        world.MoveObject(foreign, Pose.Upright(new System.Numerics.Vector3(0, 0.22f, 0.84f), 0));
        Assert.Contains(world.TruePoses, item => item.Name == foreign);
        world.Reset(setup.Scene);
        Assert.Equal(setup.Start, world.TrueFacts());
    }

    [Theory]
    [InlineData(/*lang=json,strict*/ """{"one_of": [], "from_step": 20, "to_step": 600}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["push"], "from_step": 600, "to_step": 20}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["push"], "from_step": 20, "to_step": 3000}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["shove"], "from_step": 20, "to_step": 600}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["appear"], "from_step": 20, "to_step": 600}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["push"], "foreign": ["cube5"], "from_step": 20, "to_step": 600}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["appear"], "foreign": ["cube1"], "from_step": 20, "to_step": 600}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["appear"], "foreign": ["left"], "from_step": 20, "to_step": 600}""")]
    public void Perturbation_that_cannot_be_is_refused_with_its_file(string perturbation)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Domains, "hanoi", "tasks", Disturbed + ".json"));
        const string Written = """{"one_of": ["push", "move", "take"], "from_step": 20, "to_step": 600}""";
        Assert.Contains(Written, text, StringComparison.Ordinal);
        Directory.CreateDirectory(folder.File("domains/hanoi/tasks"));
        foreach (string file in (ReadOnlySpan<string>)["domain.json", "domain.pddl", "scene.xml"])
        {
            File.Copy(Path.Combine(Repository.Domains, "hanoi", file), folder.File($"domains/hanoi/{file}"));
        }

        File.WriteAllText(folder.File("domains/hanoi/tasks/odd.json"), text.Replace(Written, perturbation, StringComparison.Ordinal));

        var error = Assert.Throws<InputException>(() => TaskDescription.Load(folder.File("domains"), "odd"));
        Assert.Contains("odd.json", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string? Happened(EpisodeTrace trace) => trace.Events.FirstOrDefault(change => change.Perturbation is not null)?.Perturbation;

    private EpisodeTrace Run(string agent, int seed, string task = Disturbed)
    {
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions([task], [agent], 1, seed, 1, VideoChoice.None) };
        using RunFolder run = RunFolder.Open(folder.File($"{task}-{agent}-{seed}"), manifest, resume: false);
        var tasks = new Dictionary<string, TaskDescription> { [task] = TaskDescription.Load(Repository.Domains, task) };
        new StudyRunner(run, () => new EpisodeRunner(
            run.Path,
            manifest,
            tasks,
            (name, world, meter) => AgentCatalogue.Create(name, world, meter),
            new ReferencePlans(),
            new EnergyMeter(MeteringPlan.TimeOnly, TimeProvider.System))).Run(1);
        EpisodeRow row = Assert.Single(EpisodeTable.Read(Path.Combine(run.Path, "episodes.csv")));
        return TraceReader.Read(RunFolder.TracePath(run.Path, row.Key));
    }
}
