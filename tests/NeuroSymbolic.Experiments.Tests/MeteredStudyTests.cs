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
        Assert.Null(rows[0].EnergyReason);
        Assert.All(rows[1..], row => Assert.Contains("--jobs 1 reads them", row.EnergyReason, StringComparison.Ordinal));

        // never one figure out of two sources
        GroupSummary group = Assert.Single(summary.Groups);
        Assert.Equal([("model", 2), ("rapl", 1)], group.Energies.Select(energy => (energy.Source, energy.N)));
        Assert.Equal(("model", 2), (group.EnergySource, group.ControllerJoules!.N));
        Assert.Equal(rows[0].TotalNetJoules!.Value, group.Energies[1].TotalNetJoules!.Mean, 1e-9);
    }

    [Fact]
    public void Replay_meters_the_looks_and_plans_of_an_episode_and_net_of_rest_nothing_is_left_on_a_steady_machine()
    {
        (_, EpisodeRow[] rows) = Run(episodes: 1, jobs: 1, MeterAgainChoice.All);
        EpisodeRow row = Assert.Single(rows);

        // one reading of the clock each time that a set of looks, or one plan, is done again
        const double JoulesOnce = CountingMachine.SecondsPerReading * CountingMachine.Watts;
        Assert.Equal(JoulesOnce, row.PerceptionJoules!.Value, 0.2 * JoulesOnce);
        Assert.Equal(JoulesOnce, row.PlanningJoules!.Value, 0.2 * JoulesOnce);
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

    [Fact]
    public void Permission_lost_half_way_lets_the_episodes_go_on_with_an_estimate_that_says_why()
    {
        (RunSummary summary, EpisodeRow[] rows) = Run(
            episodes: 3, jobs: 1, MeterAgainChoice.None, afterRow: (machine, row) =>
            {
                if (row.Episode == 0)
                {
                    machine.Forbid();
                }
            });

        Assert.Equal(["rapl", "model", "model"], rows.Select(row => row.EnergySource));
        Assert.All(rows, row => Assert.Equal(EpisodeOutcome.Success, row.Outcome));
        Assert.Null(rows[0].EnergyReason);
        Assert.All(rows[1..], row =>
        {
            Assert.Contains("sudo chmod a+r", row.EnergyReason, StringComparison.Ordinal);
            Assert.NotNull(row.ControllerJoules);
            Assert.Null(row.ControllerNetJoules);
        });
        Assert.Equal([("model", 2), ("rapl", 1)], summary.Groups.Single().Energies.Select(energy => (energy.Source, energy.N)));

        string remark = Assert.Single(Report.Of(Repository.Root, [RunContents.Read(folder.File("run"))]).Remarks, line => line.Contains("chmod", StringComparison.Ordinal));
        Assert.StartsWith("In 2 of 3 episodes the energy of computing was not measured.", remark, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_on_another_machine_mixes_no_joules()
    {
        Run(episodes: 1, jobs: 1, MeterAgainChoice.None);
        RunManifest manifest = RunManifest.Read(folder.File("run/run.json"));
        (manifest with { Host = manifest.Host with { Processor = "Another 9000" } }).Write(folder.File("run/run.json"));
        File.WriteAllText(folder.File("run/episodes.csv"), "");

        (_, EpisodeRow[] rows) = Run(episodes: 1, jobs: 1, MeterAgainChoice.None, resume: true);

        EpisodeRow row = Assert.Single(rows);
        Assert.Equal(("unavailable", null, null), (row.EnergySource, row.ControllerJoules, row.TotalJoules));
        Assert.Contains("joules of two machines are not mixed", row.EnergyReason, StringComparison.Ordinal);
        Assert.Equal(EpisodeOutcome.Success, row.Outcome);
    }

    [Fact]
    public void A_study_measures_the_machine_at_rest_before_and_after_and_its_report_charges_it_or_not()
    {
        File.WriteAllText(folder.File("plan.md"), "# Plan");
        File.WriteAllText(folder.File("study.json"), """
            {
              "schema_version": 1, "title": "T", "question": "Q?", "analysis_plan": "plan.md",
              "tasks": ["hanoi-move"], "agents": ["nsm-scripted"], "episodes": 1, "seed": 5
            }
            """);
        Run(episodes: 1, jobs: 1, MeterAgainChoice.None, origin: StudyOrigin.Find(Repository.Root, folder.File("study.json")));

        MeteringDescription energy = RunManifest.Read(folder.File("run/run.json")).Energy!;
        Assert.Equal(CountingMachine.Watts, energy.RestWatts!["rapl"], 1e-3);
        Assert.Equal(CountingMachine.Watts, energy.RestWattsAfter!["rapl"], 1e-3);

        string page = File.ReadAllText(HtmlReport.Write(Repository.Root, [RunContents.Read(folder.File("run"))]));
        Assert.Contains("Rest was 40.0 W (rapl) before the first episode and 40.0 W (rapl) after the last", page, StringComparison.Ordinal);
        Assert.Contains("Counters are read at both edges of each window", page, StringComparison.Ordinal);
        Assert.DoesNotContain("joules net of rest are doubtful", page, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private (RunSummary Summary, EpisodeRow[] Rows) Run(
        int episodes,
        int jobs,
        MeterAgainChoice meterAgain,
        string name = "run",
        Action<CountingMachine, EpisodeRow>? afterRow = null,
        bool resume = false,
        StudyOrigin? origin = null)
    {
        string root = Directory.CreateDirectory(folder.File($"{name}-powercap")).FullName;
        var options = new RunOptions(["hanoi-move"], ["nsm-scripted"], episodes, Seed: 5, jobs, VideoChoice.None, meterAgain);
        var machine = new CountingMachine(root);
        using var study = Study.Prepare(Repository.Root, options, "neurosym run", TimeSpan.FromMinutes(1), machine, clock =>
        {
            // a graphics card of the machine that the test runs on is none of this one's
            var counters = EnergyCounters.Discover(clock, root);
            return new EnergyCounters([.. counters.Found.Where(counter => counter.Source == EnergySource.Rapl)], []);
        }, origin);
        using RunFolder run = RunFolder.Open(folder.File(name), study.Manifest, resume);
        bool isAtHome = run.Manifest.Host == study.Manifest.Host;
        Assert.Equal(isAtHome && (jobs == 1 || meterAgain != MeterAgainChoice.None), study.RestsBefore(run));
        RunSummary summary = study.Run(run, progress => afterRow?.Invoke(machine, progress.Latest));
        Assert.False(study.RestsBefore(run));
        return (summary, [.. run.Table.Rows]);
    }
}
