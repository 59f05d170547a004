using System.Runtime.Versioning;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Benchmarks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>The benchmarks with a script in the place of the planner, which answers what the test wants.</summary>
[SupportedOSPlatform("linux")]
public sealed class BenchmarkCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_checks_plans_adds_up_and_goes_on_where_it_ended()
    {
        string launcher = Planner("""
            {"status":"solved_optimally","engine":"search","plan":[{"action":"move","arguments":["disc1","left","right"]}],"cost":1,"lower_bound":1,"new_field":{}}
            """, exitCode: 0);
        WriteProblems();
        (int code, string output, string progress) = Run("--neurosym", launcher, "--out", folder.File("out"), "--alone");
        Assert.Equal(1, code);
        Assert.StartsWith("auto first plan: 1 of 2, median", LastLine(output), StringComparison.Ordinal);
        Assert.EndsWith("cost sum 1, 1 WRONG", LastLine(output), StringComparison.Ordinal);
        Assert.Contains("WRONG auto, towers/two: the plan is not valid", output, StringComparison.Ordinal);
        Assert.Contains("2/2 auto", progress, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(folder.File("out/rows.csv")).Length);

        // as if killed while the second row was written
        string[] rows = File.ReadAllLines(folder.File("out/rows.jsonl"));
        File.WriteAllText(folder.File("out/rows.jsonl"), rows[0] + "\n" + rows[1][..20]);
        Assert.Contains("--resume", Assert.Throws<InputException>(() => Run("--neurosym", launcher, "--out", folder.File("out"))).Message, StringComparison.Ordinal);
        (_, string resumed, progress) = Run("--neurosym", launcher, "--out", folder.File("out"), "--alone", "--resume");
        Assert.Single(progress.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("auto first plan: 1 of 2, median", LastLine(resumed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_planner_that_does_not_hold_its_limit_is_ended_and_said_so()
    {
        string launcher = folder.Write("slow", "#!/bin/sh\n[ \"$2\" = --help ] || exec sleep 60\n");
        File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        WriteProblems();
        (int code, string output, _) = Run("--neurosym", launcher, "--seconds", "0.2", "--alone", "--domain", "towers/one");
        Assert.Equal(1, code);
        Assert.Contains("it did not end by itself at its time limit", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_that_contradict_what_is_known_are_told()
    {
        string launcher = Planner("""{"status":"unsolvable","engine":"smt","plan":null,"cost":null,"lower_bound":0}""", exitCode: 0);
        WriteProblems();
        (_, string output, _) = Run("--neurosym", launcher, "--alone", "--domain", "towers/one", "--optimal");
        Assert.Contains("a solvable problem is called unsolvable; it ends with 0 after unsolvable", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1s", 1.9, 500, false)]
    [InlineData("1s", 2.1, 500, true)]
    [InlineData("20s", 21.9, 500, false)]
    [InlineData("20s", 22.1, 500, true)]
    [InlineData("200MB", 1, 219, false)]
    [InlineData("200MB", 1, 221, true)]
    public void A_limit_may_be_overrun_by_a_second_or_a_tenth(string limit, double seconds, double megabytes, bool isOverrun) =>
        Assert.Equal(isOverrun, StatedLimit.Parse(limit).Excess(new ProcessRun(20, seconds, (long)(megabytes * 1e6), "", "", null)) > 0);

    [Fact]
    public void Limits_are_told_to_each_engine_and_summed_up()
    {
        string launcher = folder.Write("planner", $"#!/bin/sh\necho \"$@\" >> {folder.File("calls")}\nexit 20\n");
        File.SetUnixFileMode(launcher, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        WriteProblems();
        using var output = new StringWriter();
        int code = BenchmarkCommand.Create(output, TextWriter.Null, CancellationToken.None)
            .Parse(["limits", folder.Path, "--neurosym", launcher, "--engine", "smt,search", "--limits", "5s,200MB"]).Invoke();
        Assert.Equal(0, code);
        Assert.Equal(8, File.ReadAllLines(folder.File("calls")).Length);
        Assert.EndsWith("two.pddl --engine search --timeout 20s --memory 200MB", File.ReadAllLines(folder.File("calls"))[^1], StringComparison.Ordinal);
        Assert.StartsWith("search   200MB       2 runs, at most ", LastLine(output.ToString()), StringComparison.Ordinal);
        Assert.EndsWith(" 0 overran", LastLine(output.ToString()), StringComparison.Ordinal);
    }

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];

    private string Planner(string answer, int exitCode)
    {
        string path = folder.Write("planner", $"#!/bin/sh\n[ \"$2\" != --help ] || exit 0\ncat <<'END'\n{answer}\nEND\nexit {exitCode}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private void WriteProblems()
    {
        Directory.CreateDirectory(folder.File("towers"));
        File.Copy(Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Benchmarks", "problems", "towers", "domain.pddl"), folder.File("towers/domain.pddl"));
        folder.Write("towers/one.pddl", ProblemGenerator.Generate("towers", 1, seed: 1));
        folder.Write("towers/two.pddl", ProblemGenerator.Generate("towers", 2, seed: 1));
        folder.Write("INDEX.tsv", "domain\tdomain_file\tproblem_file\tkind\tbest_cost\tbest_cost_status\n"
            + "towers\ttowers/domain.pddl\ttowers/one.pddl\tclassical\t1\toptimal\ntowers\ttowers/domain.pddl\ttowers/two.pddl\tclassical\t3\toptimal\n");
    }

    private (int Code, string Output, string Progress) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var progress = new StringWriter();
        int code = BenchmarkCommand.Create(output, progress, CancellationToken.None).Parse([folder.Path, .. arguments])
            .Invoke(new() { EnableDefaultExceptionHandler = false });
        return (code, output.ToString(), progress.ToString());
    }
}
