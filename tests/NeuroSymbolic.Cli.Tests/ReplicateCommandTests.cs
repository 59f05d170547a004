namespace NeuroSymbolic.Cli.Tests;

public sealed class ReplicateCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_study_ends_in_its_report_and_says_which_agents_are_not_there()
    {
        string study = SmallStudy.Write(folder, "nsm-oracle", "nobody");

        Invocation result = Invocation.Run("replicate", study, "--out", folder.File("run"));

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("neurosym: this version does not have nobody; the study goes on without\n", result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"Report: {folder.File("run")}/report.html\n", result.Output, StringComparison.Ordinal);
        string page = File.ReadAllText(folder.File("run/report.html"));
        Assert.Contains("<h1>Moves</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Not in this version and so not run: nobody.", page, StringComparison.Ordinal);
        Assert.Contains("was not committed as it stood", page, StringComparison.Ordinal);
        Assert.All(["survival", "curves", "sizes"], plot => Assert.Contains($"id=\"plot-{plot}\"", page, StringComparison.Ordinal));
        Assert.Contains("<span>vla-4M</span></th><td>4.00</td><td>10.0 ms</td><td>80.0 mJ</td><td>200 mJ</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_study_join_to_the_whole_with_its_report()
    {
        string study = SmallStudy.Write(folder, "nsm-oracle");
        Invocation.Run("replicate", study, "--out", folder.File("whole"));
        foreach (string part in (string[])["1", "2"])
        {
            Invocation made = Invocation.Run("replicate", study, "--out", folder.File(part), "--shard", $"{part}/2");
            Assert.Contains($"Part {part}/2 is in", made.Output, StringComparison.Ordinal);
        }

        Invocation joined = Invocation.Run("merge", folder.File("2"), folder.File("1"), "--out", folder.File("joined"));
        Invocation again = Invocation.Run("reproduce", folder.File("joined/run.json"), "--out", folder.File("again"));

        Assert.Equal((0, 0), (joined.ExitCode, again.ExitCode));
        Assert.Contains("agree in 3 episodes", again.Output, StringComparison.Ordinal);
        Assert.Equal(Episodes("whole"), Episodes("joined"));
        Assert.Contains("<h1>Moves</h1>", File.ReadAllText(folder.File("joined/report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no such study", "replicate", "nothing")]
    [InlineData("K/N with K from 1 to N", "replicate", "--shard", "3/2")]
    [InlineData("parts share out whole episodes, and there are 1", "replicate", "--shard", "2/2", "--episodes", "1")]
    public void What_cannot_be_run_is_one_sentence(string sentence, params string[] arguments)
    {
        Invocation result = Invocation.Run([.. arguments, "--out", folder.File("run")]);

        Assert.Equal(30, result.ExitCode);
        Assert.Contains(sentence, result.Error.Replace("There is no study 'nothing'", "there is no such study", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("run")));
    }

    public void Dispose() => folder.Dispose();

    // name, agent, number and outcome, without the run's name, which has the study in it
    private string[] Episodes(string run) =>
        [.. File.ReadAllLines(folder.File($"{run}/episodes.csv")).Select(row => string.Join(',', row.Split(',')[..13]))];
}
