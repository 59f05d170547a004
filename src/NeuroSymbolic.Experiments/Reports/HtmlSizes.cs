namespace NeuroSymbolic.Experiments;

/// <summary>The part of the page that shows how the energy of running a policy grows with its size.</summary>
internal static class HtmlSizes
{
    /// <summary>A plot and a table; nothing for a study without such figures.</summary>
    public static Html Section(StudyFindings? study, Report report) => study?.Sizes is not { } sizes ? Html.Empty : Html.Of($"""
        <section>
        <h2>Energy against the size of the model</h2>
        <div class="plot" id="plot-sizes" data-words="Joules for a second of robot time against the numbers in a policy's network"><noscript class="soft">The plot needs scripts; the table says the same.</noscript></div>
        <div class="scroll"><table>
        <thead><tr><th></th><th scope="col">numbers, millions</th><th scope="col">time of a chunk</th><th scope="col">energy of a chunk</th><th scope="col">for a second of robot time</th><th scope="col">tasks solved here</th></tr></thead>
        <tbody>{sizes.Figures.Select(figure => Row(figure, report))}</tbody>
        </table></div>
        <p class="soft">One architecture, run by <code>{sizes.Command}</code> on {sizes.Host.Machine}, looking every {ReportWords.Digits(SizeFigure.SecondsPerChunk)} s. Networks that were not
        trained have random weights: what running takes does not depend on them, and they solve nothing. {Published(study)}</p>
        </section>
        """);

    private static Html Row(SizeFigure figure, Report report) => Html.Of(
        $"<tr><th scope=\"row\"><span>{figure.Name}</span></th><td>{ReportWords.Digits(figure.Parameters / 1e6)}</td><td>{ReportWords.Digits(figure.ChunkMilliseconds)} ms</td>"
        + $"<td>{StudyWords.JoulesOrNot(figure.ChunkJoules)[0]}</td><td>{StudyWords.JoulesOrNot(figure.RobotSecondJoules)[0]}</td><td class=\"text\">{Success(figure, report)}</td></tr>\n");

    private static string Success(SizeFigure figure, Report report) => figure.IsTrained
        ? string.Join("; ", report.Groups.Where(group => group.Agent == AgentChoice.Vla).Select(group => ReportWords.Text($"{group.Task} {group.Rate * 100:F0} %")))
        : "random weights";

    private static string Published(StudyFindings study) => string.Concat(
        from system in study.Published?.Systems ?? []
        where system.Parameters is not null
        let joules = study.Published!.Figure("hanoi-3", system.Name, "joules")?.Value / study.Published.Figure("hanoi-3", system.Name, "seconds")?.Value
        where joules is not null
        select $"The published {system.Name}, of {ReportWords.Digits(system.Parameters!.Value / 1e6)} million numbers, took {ReportWords.Joules(joules.Value)} for each second "
            + "of an episode of three: mean power of a whole workstation with a GPU, simulator included. ");
}
