using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class EpisodeRunnerTests : IDisposable
{
    private const string Task = "hanoi-move";

    private static readonly string[] TimeColumns =
    [
        "wall_seconds", "perception_ms", "planning_ms", "policy_ms", "perception_j", "planning_j", "policy_j", "controller_j", "total_j",
        "controller_net_j", "total_net_j",
    ];

    private static readonly Func<string, World, EnergyMeter, IAgent> Catalogue =
        (name, world, meter) => AgentCatalogue.Create(name, world, meter);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Finished_episode_leaves_a_row_a_trace_and_a_valid_plan()
    {
        RunSummary summary = Run("run", Catalogue, episodes: 1);

        EpisodeRow row = Assert.Single(EpisodeTable.Read(folder.File("run/episodes.csv")));
        Assert.Equal((EpisodeOutcome.Success, 1.0, 1.0, 2, 0), (row.Outcome, row.GoalFraction, row.PlanFraction, row.PlanSteps, row.Replans));
        Assert.Equal((2, 0, "exact", 1.0), (row.StartDistance, row.LeastDistance, row.DistanceSource, row.DistanceDrop));
        Assert.Equal("smt", row.PlannerEngine);
        Assert.Equal(0, row.FactsWrong);
        Assert.Equal((row.PerceptionJoules + row.PlanningJoules + row.PolicyJoules)!.Value, row.ControllerJoules!.Value, 1e-5);
        Assert.InRange(row.ControllerJoules.Value, 1e-6, row.TotalJoules!.Value);

        // 60 W of base power while the arm is on, and what its motions add
        Assert.InRange(row.RobotElectricJoules!.Value, 60 * row.SimSeconds!.Value, 200 * row.SimSeconds.Value);
        Assert.InRange(row.RobotWorkJoules!.Value, 1, 1000);
        Assert.Equal(row.ControlSteps!.Value / 20.0, row.SimSeconds!.Value, 1e-6);
        Assert.True(summary.Complete);

        EpisodeTrace trace = TraceReader.Read(RunFolder.TracePath(folder.File("run"), row.Key));
        Assert.Equal(row.ControlSteps + 1, trace.Steps.Count);
        Assert.True(trace.Events.Last(change => change.Facts is not null).Facts!.ContainsAll(trace.Goal));
        Assert.Equal(trace.Steps.Sum(step => step.PowerWatts ?? 0) / RobotAction.Rate, row.RobotWorkJoules.Value, 1e-3);

        TaskDescription task = TaskDescription.Load(Repository.Domains, Task);
        EpisodeSetup setup = task.Draw(1, 0);
        Plan plan = IpcPlanFile.Load(RunFolder.PlanPath(folder.File("run"), row.Key));
        var problem = new PddlProblem(
            Task,
            [.. setup.Objects.Select(item => new TypedName(item.Name, item.Type))],
            trace.Events[0].Facts!.Union(setup.StaticFacts),
            setup.Goal);
        Assert.True(PlanValidator.Validate(PddlDomain.Load(task.Domain.PddlPath), problem, plan).IsValid);
    }

    [Fact]
    public void Rows_and_motions_are_the_same_but_for_times_however_many_episodes_run_at_a_time()
    {
        Run("one", Catalogue, episodes: 4, jobs: 1);
        Run("two", Catalogue, episodes: 4, jobs: 2);

        Assert.Equal(WithoutTimes("one"), WithoutTimes("two"));
        foreach (string trace in Directory.GetFiles(folder.File("one/traces")))
        {
            Assert.Equal(File.ReadAllBytes(trace), File.ReadAllBytes(folder.File($"two/traces/{Path.GetFileName(trace)}")));
        }
    }

    [Fact]
    public void Idle_agent_runs_into_the_step_limit_which_is_a_timeout_and_no_failure()
    {
        Run("run", (name, _, _) => new ScriptedAgent(name, _ => new AgentReport("idle")), episodes: 1);

        EpisodeRow row = Assert.Single(EpisodeTable.Read(folder.File("run/episodes.csv")));
        Assert.Equal((EpisodeOutcome.Timeout, "time"), (row.Outcome, row.FailureStage));
        Assert.Equal(TaskDescription.Load(Repository.Domains, Task).StepLimit, row.ControlSteps);
        Assert.Equal(0, row.PlanFraction);
        Assert.Equal((row.ReferenceSteps, row.ReferenceSteps, "exact"), (row.StartDistance, row.LeastDistance, row.DistanceSource));
        Assert.Null(row.PlannerEngine);
        Assert.Null(row.Replans);
        Assert.Null(row.PlanningMilliseconds);
    }

    [Fact]
    public void Surrender_is_a_failure_with_the_agents_own_words()
    {
        Run("run", (name, _, _) => new ScriptedAgent(name, step => new AgentReport("x", Surrender: step < 5 ? null : new Surrender("grasp", "It slipped, \"twice\"."))), episodes: 1);

        EpisodeRow row = Assert.Single(EpisodeTable.Read(folder.File("run/episodes.csv")));
        Assert.Equal((EpisodeOutcome.Failure, "grasp", "It slipped, \"twice\"."), (row.Outcome, row.FailureStage, row.FailureReason));
    }

    [Fact]
    public void Exception_in_an_episode_is_an_error_and_the_run_goes_on()
    {
        Run("run", (name, _, _) => new ScriptedAgent(name, step => step < 3 ? new AgentReport("x") : throw new InvalidOperationException("Broken\nagent.")), episodes: 2);

        Assert.All(EpisodeTable.Read(folder.File("run/episodes.csv")), row =>
        {
            Assert.Equal(EpisodeOutcome.Error, row.Outcome);
            Assert.Equal("InvalidOperationException: Broken agent.", row.FailureReason);
            Assert.True(File.Exists(RunFolder.TracePath(folder.File("run"), row.Key)));
        });
        Assert.Equal(2, EpisodeTable.Read(folder.File("run/episodes.csv")).Count);
    }

    [Fact]
    public void Missing_engine_ends_the_run_without_a_row()
    {
        Assert.Throws<EngineException>(() =>
            Run("run", (name, _, _) => new ScriptedAgent(name, _ => throw new EngineException("No engine.")), episodes: 2));

        Assert.Empty(EpisodeTable.Read(folder.File("run/episodes.csv")));
    }

    [Fact]
    public void Failures_are_filmed_in_real_time_where_failures_are_asked_for()
    {
        Run(
            "run",
            (name, _, _) => new ScriptedAgent(name, step => new AgentReport("x", Surrender: step < 9 ? null : new Surrender("grasp", "It slipped."))),
            episodes: 1,
            video: VideoChoice.Failures);

        EpisodeRow row = Assert.Single(EpisodeTable.Read(folder.File("run/episodes.csv")));
        Assert.Equal($"videos/hanoi-move-scripted-000-seed1-failure.mp4", row.Video);
        Assert.Equal("h264,1280,720,20/1,60", Probe(folder.File($"run/{row.Video}")));
        Assert.Single(Directory.GetFiles(folder.File("run/videos")));
    }

    [Fact]
    public void Cancelled_film_leaves_no_file()
    {
        Run("run", Catalogue, episodes: 1);
        EpisodeTrace trace = TraceReader.Read(Directory.GetFiles(folder.File("run/traces")).Single());
        using World world = World.Load(TaskDescription.Load(Repository.Domains, Task).Domain, trace.Objects);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            EpisodeFilm.Write(world, trace, folder.File("films/a.mp4"), cancellation: new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(folder.File("films")));
    }

    [Fact]
    public void Trace_of_another_scene_is_refused()
    {
        Run("run", Catalogue, episodes: 1);
        EpisodeTrace trace = TraceReader.Read(Directory.GetFiles(folder.File("run/traces")).Single());
        using World world = World.Load(TaskDescription.Load(Repository.Domains, Task).Domain, ["cube1"]);

        Assert.Throws<InputException>(() => EpisodeFilm.WriteStill(world, trace, 1, folder.File("a.png")));
    }

    public void Dispose() => folder.Dispose();

    private RunSummary Run(
        string name, Func<string, World, EnergyMeter, IAgent> createAgent, int episodes, int jobs = 1, VideoChoice video = VideoChoice.None)
    {
        string agent = createAgent == Catalogue ? "nsm-oracle" : "scripted";
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions([Task], [agent], episodes, 1, jobs, video) };
        using RunFolder run = RunFolder.Open(folder.File(name), manifest, resume: false);
        var tasks = new Dictionary<string, TaskDescription> { [Task] = TaskDescription.Load(Repository.Domains, Task) };
        using EnergyCounters counters = EnergyCounters.Discover(TimeProvider.System);
        MeteringPlan metering = MeteringPlan.For(counters, jobs, ProcessorModel.Default);
        var references = new ReferencePlans();
        return new StudyRunner(run, () => new EpisodeRunner(
            run.Path, manifest, tasks, createAgent, references, new EnergyMeter(metering, TimeProvider.System))).Run(jobs);
    }

    private List<string> WithoutTimes(string name)
    {
        string[][] cells = [.. File.ReadAllLines(folder.File($"{name}/episodes.csv")).Select(line => line.Split(','))];
        int[] kept = [.. Enumerable.Range(0, cells[0].Length).Where(column => !TimeColumns.Contains(cells[0][column]))];
        return [.. cells.Select(row => string.Join(',', kept.Select(column => row[column])))];
    }

    private static string Probe(string video)
    {
        using Process probe = Process.Start(new ProcessStartInfo(
            "ffprobe",
            ["-v", "error", "-count_frames", "-show_entries", "stream=codec_name,width,height,avg_frame_rate,nb_read_frames", "-of", "csv=p=0", video])
        {
            RedirectStandardOutput = true,
        })!;
        string answer = probe.StandardOutput.ReadToEnd();
        probe.WaitForExit();
        return answer.Trim();
    }

    /// <summary>Stays where it is and says what the test wants.</summary>
    private sealed class ScriptedAgent(string name, Func<int, AgentReport> script) : IAgent
    {
        private int step;

        public string Name => name;

        public AgentReport Report { get; private set; } = new("waiting");

        public void Begin(AgentBriefing briefing)
        {
            step = 0;
            Report = new AgentReport("waiting");
        }

        public RobotAction Act(Observation observation)
        {
            Report = script(step++);
            return RobotAction.Rest;
        }

        public void Dispose()
        {
        }
    }
}
