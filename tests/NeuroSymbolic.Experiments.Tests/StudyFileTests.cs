using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class StudyFileTests : IDisposable
{
    private const string Valid = """
        {
          "schema_version": 1, "title": "T", "question": "Q?", "analysis_plan": "plan.md",
          "tasks": ["hanoi-move"], "agents": ["nsm-oracle", "nobody"], "episodes": 2, "seed": 3
        }
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_study_of_the_checkout_can_be_read_and_names_tasks_that_there_are()
    {
        string[] studies = [.. Directory.GetFiles(Path.Combine(Repository.Root, StudyOrigin.Folder), "*.json")
            .Where(file => !file.EndsWith("the-price-is-not-right.json", StringComparison.Ordinal))];

        Assert.NotEmpty(studies);
        foreach (string study in studies)
        {
            StudyOrigin origin = StudyOrigin.Find(Repository.Root, Path.GetFileNameWithoutExtension(study));
            Assert.All(origin.Description.Tasks, task => TaskDescription.Load(Repository.Domains, task));
            Assert.True(origin.Options.Interleaved);
        }
    }

    [Fact]
    public void Agents_that_are_not_there_are_left_out_and_noted()
    {
        StudyOrigin origin = StudyOrigin.Find(Repository.Root, Write(Valid));

        Assert.Equal("nobody", Assert.Single(origin.AbsentAgents));
        Assert.Equal("nsm-oracle", Assert.Single(origin.Options.Agents));
        Assert.Null(origin.AnalysisPlanCommit);
    }

    [Theory]
    [InlineData("\"episodes\": 2", "\"episodes\": 0", "fewer than one episode")]
    [InlineData("\"title\"", "\"titel\"", ":2:")]
    [InlineData("[\"hanoi-move\"]", "[]", "no task or no agent")]
    [InlineData("\"nobody\"", "\"nsm-oracle\"", "twice")]
    [InlineData("plan.md", "other.md", "which is not beside it")]
    [InlineData("\"schema_version\": 1", "\"schema_version\": 2", "this version reads 1")]
    public void A_wrong_file_is_one_sentence(string right, string wrong, string sentence)
    {
        string path = Write(Valid.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains(sentence, Assert.Throws<InputException>(() => StudyOrigin.Find(Repository.Root, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_studies_and_agents_that_nobody_has_are_refused_with_those_there_are()
    {
        Assert.Contains("there are ablation", Assert.Throws<UsageException>(() => StudyOrigin.Find(Repository.Root, "nothing")).Message, StringComparison.Ordinal);
        string path = Write(Valid.Replace("\"nsm-oracle\", ", "", StringComparison.Ordinal));
        Assert.Contains("it names nobody", Assert.Throws<UsageException>(() => StudyOrigin.Find(Repository.Root, path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_of_the_analysis_is_named_by_its_commit()
    {
        string? commit = SourceCommit.LastChangeOf(Path.Combine(Repository.Root, "LICENSE"));

        Assert.True(commit is null or { Length: 40 });
        Assert.Null(SourceCommit.LastChangeOf(Write(Valid)));
    }

    [Fact]
    public void Time_left_goes_by_the_own_pace_of_each_task_and_agent()
    {
        var clock = new ManualClock();
        EpisodeKey[] keys = [.. new RunOptions(["short", "long"], ["x"], 2, 1).Keys()];
        var left = new TimeLeft(new Dictionary<string, int> { ["short"] = 100, ["long"] = 400 }, keys, [], clock);

        // an untried task is reckoned with its step limit: 2 s each is 8 s for the long one
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(2 + 8 + 8, left.After(Row("short", 0, 2))!.Value.TotalSeconds, 1e-6);

        // it takes 20 s; what a row does not say, such as filming, counts as the clock saw it
        clock.Now += TimeSpan.FromSeconds(42);
        Assert.Equal(2 * (2 + 20), left.After(Row("long", 0, 20))!.Value.TotalSeconds, 1e-6);
        left.After(Row("short", 1, 2));
        Assert.Equal(TimeSpan.Zero, left.After(Row("long", 1, 20)));

        static EpisodeRow Row(string task, int episode, double seconds) =>
            EpisodeTableTests.Row(episode) with { Task = task, Agent = "x", WallSeconds = seconds };
    }

    [Fact]
    public void An_episode_at_the_robots_pace_waits_for_the_time_that_is_left_of_each_step()
    {
        var clock = new ManualClock();
        var waits = new List<double>();
        var pace = new RealTimePace(clock, wait =>
        {
            waits.Add(Math.Round(wait.TotalMilliseconds, 3));
            clock.Now += wait;
        });

        pace.Begin();
        foreach ((int step, int milliseconds) in new[] { 10, 120, 10, 0 }.Index())
        {
            clock.Now += TimeSpan.FromMilliseconds(milliseconds);
            pace.WaitFor(step + 1);
        }

        // the second step took 120 ms, which the third and the fourth catch up with
        Assert.Equal([40, 20], waits);
        Assert.Equal(TimeSpan.FromMilliseconds(200), clock.Now);
    }

    public void Dispose() => folder.Dispose();

    private string Write(string text)
    {
        File.WriteAllText(folder.File("plan.md"), "# Plan");
        File.WriteAllText(folder.File("study.json"), text);
        return folder.File("study.json");
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class ManualClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
