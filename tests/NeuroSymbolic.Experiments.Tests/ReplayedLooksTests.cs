using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>Looks that are metered by taking them again, after the episode, see what they saw in it.</summary>
public sealed class ReplayedLooksTests : IDisposable
{
    private const string Task = "hanoi-move";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_replayed_look_through_the_cameras_sees_what_it_saw_in_the_episode()
    {
        Watched seen = Run(world => new CameraPerception(world.Domain));

        Assert.True(seen.Scenes.Count >= 3 && seen.CloseLooks.Count >= 1);
        Assert.All(seen.Scenes.Values.Concat(seen.CloseLooks.Values), look =>
        {
            Assert.InRange(look.Count, 3, int.MaxValue);
            Assert.Single(look.Distinct());
        });
    }

    [Fact]
    public void What_an_oracle_is_told_is_not_asked_again_after_the_episode()
    {
        Watched seen = Run(world => new OraclePerception(world));

        Assert.All(seen.Scenes.Values.Concat(seen.CloseLooks.Values), look => Assert.Single(look));
    }

    public void Dispose() => folder.Dispose();

    private Watched Run(Func<World, IPerception> see)
    {
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions([Task], ["nsm-scripted"], 1, 1) };
        using RunFolder run = RunFolder.Open(folder.File("run"), manifest, resume: false);
        var tasks = new Dictionary<string, TaskDescription> { [Task] = TaskDescription.Load(Repository.Domains, Task) };
        string root = Directory.CreateDirectory(folder.File("powercap")).FullName;
        var clock = new CountingMachine(root);
        using var counters = EnergyCounters.Discover(clock, root);
        Watched? watched = null;
        using var runner = new EpisodeRunner(
            run.Path,
            manifest,
            tasks,
            (name, world, meter) => new NeuroSymbolicAgent(name, watched = new Watched(see(world)), meter),
            new ReferencePlans(),
            new EnergyMeter(MeteringPlan.For(counters, jobs: 1, ProcessorModel.Default), clock),
            metersAgain: true);
        EpisodeRow row = runner.Run(manifest.Options.Keys().Single(), CancellationToken.None);
        Assert.Equal((EpisodeOutcome.Success, "replay"), (row.Outcome, row.EnergyMetering));
        return watched!;
    }

    /// <summary>Perception that keeps in words what was seen in each observation, each time that it was looked at.</summary>
    private sealed class Watched(IPerception perception) : IPerception, IDisposable
    {
        public Dictionary<Observation, List<string>> Scenes { get; } = [];

        public Dictionary<(Observation Observation, ObjectEstimate Expected), List<string>> CloseLooks { get; } = [];

        public bool CanLookAgain => perception.CanLookAgain;

        public SceneEstimate Look(Observation observation)
        {
            SceneEstimate scene = perception.Look(observation);
            Add(Scenes, observation, $"{scene.Facts} {string.Join(' ', scene.Objects)} {string.Join(' ', scene.Confidences)}");
            return scene;
        }

        public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected)
        {
            ObjectEstimate? found = perception.LookClosely(observation, expected);
            Add(CloseLooks, (observation, expected), $"{found}");
            return found;
        }

        public void Dispose() => (perception as IDisposable)?.Dispose();

        private static void Add<T>(Dictionary<T, List<string>> looks, T key, string seen)
            where T : notnull
        {
            looks.TryAdd(key, []);
            looks[key].Add(seen);
        }
    }
}
