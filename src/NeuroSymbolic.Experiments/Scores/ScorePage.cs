using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What <c>score</c> found as a page that opens without a network: tables, plots, and the views that were understood worst.</summary>
public static class ScorePage
{
    /// <summary>Names of the files.</summary>
    public const string PageName = "score.html", TableName = "score.json";

    private const int WorstShown = 20;

    /// <summary>Writes page and table into a folder, which is made when missing.</summary>
    /// <param name="root">The checkout's root folder, for the plotting library.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="table">What was found.</param>
    /// <param name="scores">The scores that it comes from, for the worst views.</param>
    /// <returns>Path of the page.</returns>
    /// <exception cref="EngineException">The plotting library is missing.</exception>
    /// <exception cref="UsageException">The folder cannot be written.</exception>
    public static string Write(string root, string folder, ScoreTable table, IEnumerable<PerceptionScore> scores)
    {
        var resources = ReportResources.Find(root);
        WorstView[] worst = [.. scores.SelectMany(score => score.Worst).OrderByDescending(view => view.Badness).Take(WorstShown)];
        string path = Path.Combine(folder, PageName);
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(Path.Combine(folder, TableName), JsonSerializer.SerializeToUtf8Bytes(table, ExperimentsJsonContext.Default.ScoreTable));
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(Page(table, worst, resources).Text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The score in {folder} cannot be written: {error.Message}", error);
        }

        return path;
    }

    private static Html Page(ScoreTable table, WorstView[] worst, ReportResources resources)
    {
        string title = $"What {table.Model} sees of {string.Join(", ", table.Tasks)}";
        var header = Html.Of($"""
            <p class="kicker">Perception against the truth</p>
            <h1>{title}</h1>
            <p class="verdict">Camera {table.Camera}, seed {table.Seed}. A state is exact when no fact is missed and none made up.</p>
            """);
        var sections = Html.Of($"""
            <section><h2>States</h2>
            <div class="scroll"><table>
            <thead><tr><th></th><th scope="col">views</th><th scope="col">exact</th><th scope="col">95 % interval</th><th scope="col">with a thing held or half hidden</th><th scope="col">by thresholds</th><th scope="col">wrong ones doubted</th><th scope="col">right ones doubted</th><th scope="col">calibration error</th><th scope="col">a look, median and 95th percentile</th></tr></thead>
            <tbody>{table.Scores.Select(State)}</tbody>
            </table></div>
            <p class="soft">Doubted: a thing is missing, or the state as a whole is believed less than {Percent(PerceptionScore.DoubtfulBelow)}. By thresholds: exact ones of a reading that takes each thing for itself. Times are without the rendering.</p>
            </section>
            <section><h2>Places</h2>
            <div class="plot" id="plot-places" data-words="Error of place by how much of a thing can be seen"><noscript class="soft">The plot needs scripts; the table says the same.</noscript></div>
            <div class="scroll"><table>
            <thead><tr><th></th><th scope="col" class="text">things</th><th scope="col">number</th><th scope="col">overlooked</th><th scope="col">median, mm</th><th scope="col">95th percentile, mm</th></tr></thead>
            <tbody>{table.Scores.SelectMany(score => score.Positions.Where(position => position.Things > 0).Select(position => Place(score, position)))}</tbody>
            </table></div>
            {table.Grasps.Select(grasp => Html.Of($"<p class=\"soft\">{grasp}</p>"))}
            </section>
            <section><h2>Facts</h2>
            <div class="scroll"><table>
            <thead><tr><th></th><th scope="col" class="text">predicate</th><th scope="col">right</th><th scope="col">missed</th><th scope="col">made up</th></tr></thead>
            <tbody>{table.Scores.SelectMany(score => score.Predicates.Select(predicate => Predicate(score, predicate)))}</tbody>
            </table></div>
            </section>
            <section><h2>Beliefs</h2>
            <div class="plot" id="plot-calibration" data-words="Share of facts that were true against how much they were believed"><noscript class="soft">The plot needs scripts; score.json has its numbers.</noscript></div>
            <p class="soft">On the dashed line what is believed by two thirds is true two times of three. A dot's size is the number of facts.</p>
            </section>
            <section><h2>Worst views</h2>
            <p class="soft">{(worst.Length == 0 ? "None was understood wrongly." : "What was believed is drawn over what the camera saw.")}</p>
            <div class="strip">{worst.Select(Worst)}</div>
            </section>
            """);
        var figures = new Html(JsonSerializer.Serialize(table, ExperimentsJsonContext.Default.ScoreTable));
        return HtmlPage.Of(title, header, sections, figures, ReportResources.ScoreScript, resources);
    }

    private static Html State(ScoreSummary score) => Html.Of(
        $"<tr><th scope=\"row\">{score.Kind}</th><td>{score.Views}</td><td>{Percent((double)score.Exact / Math.Max(1, score.Views))}</td><td>{Percent(score.ExactInterval.Low)} - {Percent(score.ExactInterval.High)}</td><td>{score.ExactObscured} of {score.Obscured}</td><td>{Share(score.ExactByThresholds, score.Views)}</td><td>{score.WrongAndDoubted} of {score.Views - score.Exact}</td><td>{score.RightAndDoubted} of {score.Exact}</td><td>{Percent(score.CalibrationError)}</td><td>{Number(score.MedianMilliseconds)} ms, {Number(score.LargeMilliseconds)} ms</td></tr>\n");

    private static Html Place(ScoreSummary score, PositionScore position) => Html.Of(
        $"<tr><th scope=\"row\">{score.Kind}</th><td class=\"text\">{position.Kind}</td><td>{position.Things}</td><td>{position.Overlooked}</td><td>{Number(position.MedianMillimetres)}</td><td>{Number(position.LargeMillimetres)}</td></tr>\n");

    private static Html Predicate(ScoreSummary score, PredicateScore predicate) => Html.Of(
        $"<tr><th scope=\"row\">{score.Kind}</th><td class=\"text\">{predicate.Predicate}</td><td>{predicate.Right}</td><td>{predicate.Missed}</td><td>{predicate.MadeUp}</td></tr>\n");

    private static Html Worst(WorstView view)
    {
        string words = string.Create(CultureInfo.InvariantCulture,
            $"{view.Kind}: missed {Listed(view.Missed)}; made up {Listed(view.MadeUp)}; believed by {view.Belief:P0}; largest error {view.LargestErrorMillimetres:F1} mm");
        return Html.Of($"<figure>{ReportPicture.Of(view.Picture, words).ToHtml()}<figcaption>{words}</figcaption></figure>\n");
    }

    private static string Listed(FactSet facts) => facts.Count == 0 ? "nothing" : facts.ToString();

    private static string Share(int? part, int whole) => part is { } number ? Percent((double)number / Math.Max(1, whole)) : "";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1}\u00a0%");

    private static string Number(double? value) => value is { } number ? number.ToString("F1", CultureInfo.InvariantCulture) : "";
}
