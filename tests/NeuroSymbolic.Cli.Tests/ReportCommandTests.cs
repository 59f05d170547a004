using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroSymbolic.Cli.Tests;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_leaves_a_page_with_pictures_and_report_gives_its_figures_in_every_form()
    {
        string run = Run();
        string page = File.ReadAllText(Path.Combine(run, "report.html"));

        // the image, the motion, and eight pictures of a success
        Assert.Equal(10, Regex.Count(page, "<img src=\"data:image/png;base64,"));
        Assert.Contains("(pick cube", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"plans/hanoi-move-nsm-oracle-000.plan\">plan</a>", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 3_000_000);

        Invocation html = Invocation.Run("report", run);
        Assert.Equal((0, Path.Combine(run, "report.html") + "\n"), (html.ExitCode, html.Output));
        Assert.StartsWith("nsm-oracle reached the goal in 1 of 1 episodes of hanoi-move", Invocation.Run("report", run, "--format", "md").Output, StringComparison.Ordinal);
        Assert.StartsWith("run,task,agent,n,", Invocation.Run("report", run, "--format", "csv").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Invocation.Run("report", run, "--format", "json").Output);
        Assert.Equal("schema_version", json.RootElement.EnumerateObject().First().Name);
    }

    [Fact]
    public void What_is_no_run_is_one_sentence()
    {
        Invocation missing = Invocation.Run("report", folder.File("missing"));
        Invocation empty = Invocation.Run("report", folder.Path);
        Invocation format = Invocation.Run("report", folder.Path, "--format", "pdf");

        Assert.Equal((30, 31, 30), (missing.ExitCode, empty.ExitCode, format.ExitCode));
        Assert.All([missing, empty, format], result => Assert.Single(result.Error.TrimEnd('\n').Split('\n')));
    }

    [Fact]
    public void Reproduce_agrees_with_a_run_and_names_what_was_changed_in_it()
    {
        string run = Run();
        string manifest = Path.Combine(run, "run.json");

        Invocation same = Invocation.Run("reproduce", manifest);
        Assert.Equal(0, same.ExitCode);
        Assert.Contains($"{run} and {run}-reproduced agree in 1 episodes", same.Output, StringComparison.Ordinal);
        Assert.True(File.Exists($"{run}-reproduced/episodes.csv"));
        Assert.Equal(30, Invocation.Run("reproduce", manifest).ExitCode);

        string table = Path.Combine(run, "episodes.csv");
        File.WriteAllText(table, File.ReadAllText(table).Replace(",success,", ",timeout,", StringComparison.Ordinal));
        Invocation changed = Invocation.Run("reproduce", manifest, "--out", folder.File("again"));
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("episode hanoi-move nsm-oracle 0: outcome timeout -> success\n", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Reproduce_of_a_folder_and_of_nothing_are_refused()
    {
        Assert.Contains("its file run.json is expected", Invocation.Run("reproduce", folder.Path).Error, StringComparison.Ordinal);
        Assert.Equal(30, Invocation.Run("reproduce", folder.File("run.json")).ExitCode);
        Assert.Equal(31, Invocation.Run("reproduce", folder.Write("run.json", "{")).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private string Run()
    {
        string run = folder.File("run");
        Assert.Equal(0, Invocation.Run("run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "7", "--out", run).ExitCode);
        return run;
    }
}
