using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>The part of the page that shows how models came to what they reach.</summary>
internal static class HtmlCurves
{
    /// <summary>A plot for each model whose card has a curve, and the same as a table.</summary>
    public static Html Section(StudyFindings? study)
    {
        LearningCurve[] curves = [.. (study?.Training ?? []).SelectMany(sum => sum.Shares).Select(share => share.Curve).OfType<LearningCurve>().DistinctBy(curve => curve.Model)];
        return curves is [] ? Html.Empty : Html.Of($"""
            <section>
            <h2>Learning curves</h2>
            <div class="plot" id="plot-curves" data-words="Error on held-out data against the examples that a training has shown"><noscript class="soft">The plot needs scripts; the table says the same.</noscript></div>
            <div class="scroll"><table>
            <thead><tr><th></th><th scope="col" class="text">measured on held-out data</th><th scope="col" class="text">after so many examples: error</th></tr></thead>
            <tbody>{curves.Select(Row)}</tbody>
            </table></div>
            <p class="soft">A curve that still falls at its end says that more training would have helped.</p>
            </section>
            """);
    }

    private static Html Row(LearningCurve curve) => Html.Of(
        $"<tr><th scope=\"row\"><span>{curve.Model}</span></th><td class=\"text\">{curve.Quantity.Replace('_', ' ')}</td><td class=\"text wrap\">{string.Join("; ", curve.Points.Select(Words))}</td></tr>\n");

    private static string Words(LearningCurvePoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.Examples:N0}: {ReportWords.Digits(point.Value)}");
}
