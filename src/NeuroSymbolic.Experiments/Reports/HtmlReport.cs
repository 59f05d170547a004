using System.Text;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The report as one page that needs no other file and no network: style, pictures, plots and figures are in it.</summary>
public static class HtmlReport
{
    /// <summary>Name of the file in the first run's folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page into the first run's folder; what traces and renderer cannot give is left out and remarked upon.</summary>
    /// <param name="root">The checkout's root folder, for the scenes of the pictures and the plotting library.</param>
    /// <param name="runs">At least one run.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="UsageException">A folder is there twice, or the file cannot be written.</exception>
    /// <exception cref="EngineException">The plotting library is missing.</exception>
    public static string Write(string root, IReadOnlyList<RunContents> runs)
    {
        var resources = ReportResources.Find(root);
        var report = Report.Of(root, runs);
        var pictures = ReportPictures.Draw(Path.Combine(root, "domains"), [.. report.Runs.Select(run => run.Name).Zip(runs)]);
        string path = Path.Combine(runs[0].Folder, FileName);
        try
        {
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(Page(report, pictures, runs, resources).Text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The report {path} cannot be written: {error.Message}", error);
        }

        return path;
    }

    /// <summary>The page.</summary>
    internal static Html Page(Report report, ReportPictures pictures, IReadOnlyList<RunContents> runs, ReportResources resources)
    {
        string title = report.Study?.Origin.Description.Title ?? $"{Enumerated(report.Groups.Select(group => group.Task))} · {Enumerated(report.Groups.Select(group => group.Agent))}";

        Html remarks = Remarks([.. report.Remarks, .. pictures.Remarks]);

        // the serializer escapes what could end the element
        var figures = new Html(JsonSerializer.Serialize(report, ExperimentsJsonContext.Default.Report));
        var header = Html.Of($"""
            <p class="kicker">{(report.Study is null ? "Run report" : "Study report")}</p>
            <h1>{title}</h1>
            <p class="verdict">{(report.Study is { } study ? StudyWords.Summary(study) : report.Verdict)}</p>
            {(report.Study is null ? remarks : Html.Empty)}
            """);
        var sections = Html.Of($"""
            {HtmlStudy.Limits(report.Study)}
            {(report.Study is null ? Html.Empty : remarks)}
            {HtmlStudy.Claims(report.Study)}
            {HtmlStudy.Figures(report.Study)}
            {HtmlTables.Results(report)}
            {HtmlTables.Outcomes(report)}
            {HtmlTables.Comparisons(report)}
            {HtmlStudy.Survival(report.Study)}
            {HtmlPictures.Stations(pictures.Stations)}
            {HtmlPictures.Strips(pictures)}
            {HtmlTables.Energy(report)}
            {HtmlStudy.Costs(report.Study, report)}
            {HtmlCurves.Section(report.Study)}
            {HtmlSizes.Section(report.Study, report)}
            {HtmlTables.Times(report)}
            {HtmlStudy.Attacks(report.Study)}
            {HtmlStudy.Reproduction(report.Study, report.Runs[0].Manifest)}
            {HtmlRuns.Episodes(report, runs)}
            {HtmlRuns.Descriptions(report)}
            {HtmlRuns.Explanations()}
            """);
        return HtmlPage.Of(title, header, sections, figures, ReportResources.Script, resources);
    }

    private static string Enumerated(IEnumerable<string> names) => string.Join(", ", names.Distinct());

    private static Html Remarks(IReadOnlyCollection<string> remarks) => remarks.Count == 0
        ? Html.Empty
        : Html.Of($"<ul class=\"remarks\">{remarks.Select(remark => Html.Of($"<li>{remark}</li>"))}</ul>");
}
