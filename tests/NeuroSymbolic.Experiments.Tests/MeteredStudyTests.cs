using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>Whole runs on a machine with an energy counter: what its rows, its summary and its report say of joules.</summary>
public sealed class MeteredStudyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Episodes_side_by_side_are_estimated_but_for_the_first_which_ran_alone_and_was_replayed()
    {
        (RunSummary summary, EpisodeRow[] rows) = Run(episodes: 3, jobs: 2, MeterAgainChoice.First);

        Assert.Equal([("rapl", "replay"), ("model", "direct"), ("model", "direct")], rows.Select(row => (row.EnergySource, row.EnergyMetering)));
        Assert.NotNull(rows[0].ControllerNetJoules);
        Assert.All(rows[1..], row => Assert.Null(row.TotalNetJoules));

        // never one figure out of two sources
        GroupSummary group = Assert.Single(summary.Groups);
        Assert.Equal([("model", 2), ("rapl", 1)], group.Energies.Select(energy => (energy.Source, energy.N)));
        Assert.Equal(2, group.ControllerJoules!.N);
        Assert.Equal(rows[0].TotalNetJoules!.Value, group.Energies[1].TotalNetJoules!.Mean, 1e-9);
    }

    [Fact]
    public void Replay_meters_the_looks_and_plans_of_an_episode_and_net_of_rest_nothing_is_left_on_a_steady_machine()
    {
        (_, EpisodeRow[] rows) = Run(episodes: 1, jobs: 1, MeterAgainChoice.All);
        EpisodeRow row = Assert.Single(rows);

        // forty readings of the clock while one set of looks, or one plan, is done again and again
        Assert.Equal(0.25 * CountingMachine.Watts, row.PerceptionJoules!.Value, 0.05 * CountingMachine.Watts);
        Assert.Equal(0.25 * CountingMachine.Watts, row.PlanningJoules!.Value, 0.05 * CountingMachine.Watts);
        Assert.Equal("replay", row.EnergyMetering);
        Assert.True(row.TotalJoules > row.ControllerJoules);
        Assert.Equal(0, row.TotalNetJoules!.Value, 1e-3);

        RunManifest manifest = RunManifest.Read(folder.File("run/run.json"));
        Assert.Equal(CountingMachine.Watts, manifest.Energy!.RestWatts!["rapl"], 1e-3);
        Assert.Contains("Metered: rapl (package-0", manifest.Energy.Metering, StringComparison.Ordinal);
        Assert.Contains("metered again by replaying them for 10 s", manifest.Energy.Metering, StringComparison.Ordinal);

        string page = File.ReadAllText(HtmlReport.Write(Repository.Root, [RunContents.Read(folder.File("run"))]));
        Assert.Contains("measured (rapl, by replay)", page, StringComparison.Ordinal);
        Assert.Contains("net of rest", page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_at_a_time_without_replay_is_metered_in_the_episode()
    {
        (RunSummary summary, EpisodeRow[] rows) = Run(episodes: 2, jobs: 1, MeterAgainChoice.None);

        Assert.All(rows, row => Assert.Equal(("rapl", "direct"), (row.EnergySource, row.EnergyMetering)));
        Assert.All(rows, row => Assert.Equal(0, row.ControllerNetJoules!.Value, 1e-3));
        Assert.Equal(2, Assert.Single(summary.Groups.Single().Energies).N);
    }

    [Fact]
    public void Rows_are_the_same_but_for_joules_and_times_however_they_are_metered()
    {
        EpisodeRow[] alone = Run(episodes: 2, jobs: 1, MeterAgainChoice.All, "alone").Rows;
        EpisodeRow[] beside = Run(episodes: 2, jobs: 2, MeterAgainChoice.None, "beside").Rows;

        Assert.Empty(RunDifference.Between(RunContents.Read(folder.File("alone")), RunContents.Read(folder.File("beside"))));
        Assert.All(beside, row => Assert.Equal("model", row.EnergySource));
        Assert.All(alone, row => Assert.Equal("rapl", row.EnergySource));
    }

    public void Dispose() => folder.Dispose();

    private (RunSummary Summary, EpisodeRow[] Rows) Run(int episodes, int jobs, MeterAgainChoice meterAgain, string name = "run")
    {
        string root = Directory.CreateDirectory(folder.File($"{name}-powercap")).FullName;
        var options = new RunOptions(["hanoi-move"], ["nsm-scripted"], episodes, Seed: 5, jobs, VideoChoice.None, meterAgain);
        using var study = Study.Prepare(Repository.Root, options, "neurosym run", TimeSpan.FromMinutes(1), new CountingMachine(root), clock =>
        {
            // a graphics card of the machine that the test runs on is none of this one's
            var counters = EnergyCounters.Discover(clock, root);
            return new EnergyCounters([.. counters.Found.Where(counter => counter.Source == EnergySource.Rapl)], []);
        });
        using RunFolder run = RunFolder.Open(folder.File(name), study.Manifest, resume: false);
        Assert.Equal(jobs == 1 || meterAgain != MeterAgainChoice.None, study.RestsBefore(run));
        RunSummary summary = study.Run(run, report: null);
        Assert.False(study.RestsBefore(run));
        return (summary, [.. run.Table.Rows]);
    }
}
