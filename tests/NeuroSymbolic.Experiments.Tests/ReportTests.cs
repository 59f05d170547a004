using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed partial class ReportTests : IDisposable
{
    private static readonly string Golden = Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Experiments.Tests", "golden");

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Markdown_is_as_agreed() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Golden, "report.md")), MarkdownReport.Format(Report.Of(Repository.Root, [Read()])));

    [Fact]
    public void Comma_separated_values_are_as_agreed() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Golden, "report.csv")), CsvReport.Format(Report.Of(Repository.Root, [Read()])));

    [Fact]
    public void Json_is_as_agreed() => Assert.Equal(File.ReadAllText(Path.Combine(Golden, "report.json")), Json(Report.Of(Repository.Root, [Read()])) + "\n");

    [Fact]
    public void Page_holds_the_figures_of_the_json_and_its_tables_show_them()
    {
        string page = Page();
        string figures = FiguresElement().Match(page).Groups["json"].Value;

        JsonNode expected = JsonNode.Parse(Json(Report.Of(Repository.Root, [Read()])))!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(figures)));
        string[] cells = [.. Span().Matches(page).Select(cell => cell.Groups["text"].Value)];
        foreach (JsonNode? group in expected["groups"]!.AsArray())
        {
            Assert.Contains(ReportWords.Text($"{(double)group!["rate"]! * 100:F1} %"), cells);
            Assert.Contains($"{group["successes"]} of {group["n"]}", cells);
            Assert.All(group["energies"]!.AsArray(), energy =>
                Assert.Contains(ReportWords.Joules((double)energy!["controller_j"]!["mean"]!), cells));
        }
    }

    [Fact]
    public void Joules_carry_their_source_and_what_nobody_measured_is_never_zero()
    {
        string text = MarkdownReport.Format(Report.Of(Repository.Root, [Read()]));

        Assert.Contains("1.30 kJ (1.20–1.40 kJ) modelled (model), n = 3; 1.60 kJ (1.50–1.70 kJ) measured (rapl+nvml), n = 3", text, StringComparison.Ordinal);
        string unmeasured = text.Split('\n').Single(line => line.StartsWith("| hanoi-move | vla |", StringComparison.Ordinal));
        Assert.Contains("| not measured | not measured |", unmeasured, StringComparison.Ordinal);
        Assert.DoesNotContain("0 J", unmeasured.Replace("200–202 J", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_loads_nothing_from_elsewhere()
    {
        string page = Page();
        string markup = Script().Replace(page, "");

        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)(?:src|href|action|data|poster)\\s*=\\s*[\"']?\\s*(?:https?:|//|file:|/)", markup);
        Assert.DoesNotMatch("(?i)@import|url\\(", markup);
        Assert.DoesNotMatch("(?i)<script[^>]+src", page);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        string page = Page();

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("Cube &quot;red|2&quot; &lt;script&gt;alert(1)&lt;/script&gt; fell &amp; was lost", page, StringComparison.Ordinal);
        Assert.Equal("<b a=\"&quot;&#39;&gt;\">", Html.Of($"<b a=\"{"\"'>"}\">").Text);
    }

    [Fact]
    public void Every_plot_has_its_place_on_the_page()
    {
        string page = Page();
        string script = ReportResources.Script.Text;
        string[] plots = [.. PlotName().Matches(script).Select(plot => plot.Groups["id"].Value)];

        // those of a study are on the pages of studies alone
        Assert.Equal(8, plots.Distinct().Count());
        Assert.All(plots.Except(["plot-survival", "plot-curves", "plot-sizes"]), plot => Assert.Contains($"id=\"{plot}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Report_without_traces_and_with_a_row_cut_off_is_written_and_says_so()
    {
        string run = Copy("run");
        string table = RunFolder.EpisodesPath(run);
        File.WriteAllText(table, File.ReadAllText(table)[..^20]);

        string page = File.ReadAllText(HtmlReport.Write(Repository.Root, [RunContents.Read(run)]));

        Assert.Contains("The run run is unfinished: 20 of 24 episodes have a row.", page, StringComparison.Ordinal);
        Assert.Contains("No pictures of hanoi-3 nsm-scripted episode 0: The trace ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_cut_off_costs_the_pictures_and_not_the_report()
    {
        string run = Copy("run");
        string trace = RunFolder.TracePath(run, new EpisodeKey("hanoi-3", "nsm-scripted", 0));
        Directory.CreateDirectory(Path.GetDirectoryName(trace)!);
        File.WriteAllBytes(trace, [0x8C, 0xAE, 0x73]);

        string page = File.ReadAllText(HtmlReport.Write(Repository.Root, [RunContents.Read(run)]));

        Assert.Contains("is cut off after 3 bytes", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_without_a_finished_episode_are_refused()
    {
        string missing = folder.File("missing");
        Assert.Contains("There is no folder", Assert.Throws<UsageException>(() => RunContents.Read(missing)).Message, StringComparison.Ordinal);
        Assert.Contains("no run.json", Assert.Throws<InputException>(() => RunContents.Read(folder.Path)).Message, StringComparison.Ordinal);

        string run = Copy("run");
        File.Delete(RunFolder.EpisodesPath(run));
        Assert.Contains("no finished episode", Assert.Throws<InputException>(() => RunContents.Read(run)).Message, StringComparison.Ordinal);
        RunContents twice = Read();
        Assert.Contains(
            "twice",
            Assert.Throws<UsageException>(() => Report.Of(Repository.Root, [twice, twice with { Folder = twice.Folder + "/" }])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_are_compared_on_equal_episodes_of_the_same_scene_only()
    {
        RunContents first = Only("nsm-scripted", Copy("first")), second = Only("vla", Copy("second"));

        Report report = Report.Of(Repository.Root, [first, second]);
        PairedComparison pairs = report.Comparisons.Single(pairs => pairs.Task == "hanoi-3");
        Assert.Equal((5, 1, 3, 1, 0), (pairs.Pairs, pairs.Both, pairs.OnlyFirst, pairs.OnlySecond, pairs.Neither));
        Assert.Equal(["hanoi-3", "hanoi-3", "hanoi-move", "hanoi-move"], report.Groups.Select(group => group.Task));

        Report otherSeed = Report.Of(Repository.Root, [first, second with { Rows = [.. second.Rows.Select(row => row with { Seed = 8 })] }]);
        Assert.Empty(otherSeed.Comparisons);

        RunManifest changed = second.Manifest with { SceneHashes = second.Manifest.SceneHashes.SetItem("domains/hanoi/scene.xml", "2") };
        Report otherScene = Report.Of(Repository.Root, [first, second with { Manifest = changed }]);
        Assert.Empty(otherScene.Comparisons);
        Assert.Contains(
            "first and second are not compared episode by episode, because files differ between them: domains/hanoi/scene.xml.",
            otherScene.Remarks);
    }

    public void Dispose() => folder.Dispose();

    private static RunContents Read() => RunContents.Read(Path.Combine(Golden, "run"));

    private static RunContents Only(string agent, string run)
    {
        RunContents contents = RunContents.Read(run);
        return contents with { Rows = [.. contents.Rows.Where(row => row.Agent == agent)] };
    }

    private static string Json(Report report) => JsonSerializer.Serialize(report, ExperimentsJsonContext.Default.Report);

    private string Page() => File.ReadAllText(HtmlReport.Write(Repository.Root, [RunContents.Read(Copy("run"))]));

    private string Copy(string name)
    {
        string copy = Directory.CreateDirectory(folder.File(name)).FullName;
        foreach (string file in (string[])["run.json", "episodes.csv"])
        {
            File.Copy(Path.Combine(Golden, "run", file), Path.Combine(copy, file));
        }

        return copy;
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"figures\">(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex FiguresElement();

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<span>(?<text>[^<]*)</span>")]
    private static partial Regex Span();

    [GeneratedRegex("\"(?<id>plot-[a-z]+)\"")]
    private static partial Regex PlotName();
}
