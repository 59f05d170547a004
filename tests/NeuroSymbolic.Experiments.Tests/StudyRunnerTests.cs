using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class StudyRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Table_is_the_same_however_many_episodes_run_at_a_time(int jobs)
    {
        Study("one", jobs: 1);
        Study("many", jobs);

        Assert.Equal(File.ReadAllText(folder.File("one/episodes.csv")), File.ReadAllText(folder.File("many/episodes.csv")));
        Assert.Equal(File.ReadAllText(folder.File("one/summary.json")), File.ReadAllText(folder.File("many/summary.json")));
    }

    [Fact]
    public void Cancelled_run_keeps_its_rows_and_resumes_to_the_table_of_an_undisturbed_one()
    {
        Study("undisturbed", jobs: 1);
        using var cancellation = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Study("cut", jobs: 2, report: progress =>
        {
            if (progress.Finished == 7)
            {
                cancellation.Cancel();
            }
        }, cancellation: cancellation.Token));
        RunSummary partial = RunSummary.Read(folder.File("cut/summary.json"));
        Assert.False(partial.Complete);
        Assert.InRange(partial.Groups.Sum(group => group.N), 7, 8);

        RunSummary complete = Study("cut", jobs: 2);

        Assert.True(complete.Complete);
        Assert.Equal(File.ReadAllText(folder.File("undisturbed/episodes.csv")), File.ReadAllText(folder.File("cut/episodes.csv")));
    }

    [Fact]
    public void Finished_episodes_are_not_run_again()
    {
        Study("run", jobs: 1);
        int rows = 0;

        Study("run", jobs: 3, report: _ => rows++);

        Assert.Equal(0, rows);
    }

    [Fact]
    public void Missing_engine_ends_the_run_and_keeps_what_was_finished()
    {
        EngineException error = Assert.Throws<EngineException>(() => Study("run", jobs: 1, faultAt: 4));

        Assert.Equal("No engine.", error.Message);
        Assert.Equal(4, EpisodeTable.Read(folder.File("run/episodes.csv")).Count);
        Assert.True(File.Exists(folder.File("run/summary.json")));
    }

    [Fact]
    public void Agents_that_take_turns_have_the_same_rows_in_another_order_of_running()
    {
        var order = new List<EpisodeKey>();
        Study("blocks", jobs: 1);
        Study("turns", jobs: 1, report: progress => order.Add(progress.Latest.Key), isInterleaved: true);

        Assert.Equal(File.ReadAllText(folder.File("blocks/episodes.csv")), File.ReadAllText(folder.File("turns/episodes.csv")));
        Assert.Equal(
            [new("b-task", "x", 0), new("b-task", "y", 0), new("a-task", "x", 0), new("a-task", "y", 0), new("b-task", "y", 1), new("b-task", "x", 1)],
            order.Take(6));
    }

    public void Dispose() => folder.Dispose();

    private RunSummary Study(
        string name, int jobs, Action<StudyProgress>? report = null, int? faultAt = null, bool isInterleaved = false, CancellationToken cancellation = default)
    {
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions(["b-task", "a-task"], ["x", "y"], 5, 9, Interleaved: isInterleaved) };
        using RunFolder run = RunFolder.Open(folder.File(name), manifest, resume: true);
        return new StudyRunner(run, () => new DrawnRunner(faultAt), report).Run(jobs, cancellation: cancellation);
    }
}
