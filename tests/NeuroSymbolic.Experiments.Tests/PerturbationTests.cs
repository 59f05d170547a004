using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

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

    [Theory]
    [InlineData(/*lang=json,strict*/ """{"one_of": [], "from_step": 20, "to_step": 600}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["push"], "from_step": 600, "to_step": 20}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["push"], "from_step": 20, "to_step": 3000}""")]
    [InlineData(/*lang=json,strict*/ """{"one_of": ["shove"], "from_step": 20, "to_step": 600}""")]
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

    private EpisodeTrace Run(string agent, int seed)
    {
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions([Disturbed], [agent], 1, seed, 1, VideoChoice.None) };
        using RunFolder run = RunFolder.Open(folder.File($"{agent}-{seed}"), manifest, resume: false);
        var tasks = new Dictionary<string, TaskDescription> { [Disturbed] = TaskDescription.Load(Repository.Domains, Disturbed) };
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
