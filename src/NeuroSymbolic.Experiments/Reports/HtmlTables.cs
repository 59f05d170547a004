namespace NeuroSymbolic.Experiments;

/// <summary>The parts of the page that are tables, with the places for their plots.</summary>
internal static class HtmlTables
{
    private static readonly HashSet<string> TextColumns = ["task", "task, agent", "task, agent, run", "ended as", "reason, most frequent"];

    /// <summary>The table of results.</summary>
    public static Html Results(Report report) => Html.Of($"""
        <section>
        <h2>Results</h2>
        {Table(
            [.. ReportColumn.All.Select(column => column.Title)],
            report.Groups.Select(group => (group, ReportColumn.All.Select(column => Cell(column.Figures(group))))),
            report)}
        </section>
        """);

    /// <summary>How episodes ended.</summary>
    public static Html Outcomes(Report report) => Html.Of($"""
        <section>
        <h2>Success and stage of failure</h2>
        <div class="figure">
        {Plot("plot-success", "Success rate with its 95 % interval for each task and agent, as in the table of results")}
        {Plot("plot-outcomes", "Episodes by outcome and stage of failure for each task and agent, as in the table below")}
        </div>
        {Table(
            ["ended as", "episodes", "reason, most frequent"],
            report.Groups.SelectMany(group => (IEnumerable<(ReportedGroup, IEnumerable<Html>)>)
            [
                (group, [Words("goal reached"), Cell($"{group.Successes} of {group.N}"), Words("")]),
                .. group.Failures.Select(failure => (group, (IEnumerable<Html>)
                [
                    Words($"{failure.Stage} ({failure.Outcome})"), Cell($"{failure.N} of {group.N}"), Words(failure.Reason ?? ReportWords.NotMeasured),
                ])),
            ]),
            report)}
        </section>
        """);

    /// <summary>Agents compared on equal episodes; nothing where there are no pairs.</summary>
    public static Html Comparisons(Report report) => report.Comparisons is []
        ? Html.Empty
        : Html.Of($"""
            <section>
            <h2>Paired comparison</h2>
            <div class="scroll"><table>
            <thead><tr>{Heading(["task", "first", "second", "pairs", "both", "first alone", "second alone", "none", "McNemar, exact"])}</tr></thead>
            <tbody>{report.Comparisons.Select(Row)}</tbody>
            </table></div>
            <p class="soft">{ComparisonWords.Explanation}</p>
            </section>
            """);

    /// <summary>Energy of computing by phase.</summary>
    public static Html Energy(Report report)
    {
        Html table = Table(
            ["perception", "planning", "policy", "together", "together, net of rest", "with simulation", "with simulation, net of rest", "source"],
            report.Groups.SelectMany(group => group.Energies is []
                ? [(group, Enumerable.Repeat(Cell(ReportWords.NotMeasured), 8))]
                : group.Energies.Select(energy => (group, (IEnumerable<Html>)
                [
                    Joules(energy.PerceptionJoules), Joules(energy.PlanningJoules), Joules(energy.PolicyJoules), Joules(energy.ControllerJoules),
                    Joules(energy.ControllerNetJoules), Joules(energy.TotalJoules), Joules(energy.TotalNetJoules),
                    Cell(energy.Kind, $"({ReportWords.Source(energy)}, n = {energy.N})"),
                ]))),
            report);
        return Html.Of($"""
            <section>
            <h2>Energy of computing by phase</h2>
            {(report.Groups.All(group => group.Energies is []) ? Html.Empty : Plot("plot-energy", "Mean joules of perception, planning and policy"))}
            {table}
            </section>
            """);
    }

    /// <summary>Planning time and length of episodes.</summary>
    public static Html Times(Report report) => Html.Of($"""
        <section>
        <h2>Time</h2>
        <h3>Planning in an episode, wall time in milliseconds</h3>
        {Beside(Plot("plot-planning", "Planning time as box plots"), Spreads(report, group => group.PlanningMilliseconds))}
        <h3>Length of an episode, simulated time in seconds</h3>
        {Beside(Plot("plot-length", "Length of episodes as box plots"), Spreads(report, group => group.SimSeconds))}
        <p class="soft">A box holds the middle half of the episodes, its thick line is the median, and the thin line goes from the shortest to
        the longest.</p>
        </section>
        """);

    private static Html Heading(IReadOnlyList<string> titles) => Html.Join(titles.Select(title => TextColumns.Contains(title)
        ? Html.Of($"<th scope=\"col\" class=\"text\">{title}</th>")
        : Html.Of($"<th scope=\"col\">{title}</th>")));

    private static Html Spreads(Report report, Func<ReportedGroup, Spread?> figure) => Table(
        ["n", "shortest", "median", "longest"],
        report.Groups.Select(group => (group, figure(group) is { } spread
            ? (IEnumerable<Html>)
            [
                Cell($"{spread.N}"), Cell(ReportWords.Digits(spread.Minimum)), Cell(ReportWords.Digits(spread.Median)),
                Cell(ReportWords.Digits(spread.Maximum)),
            ]
            : [Cell("0"), .. Enumerable.Repeat(Cell(ReportWords.NotMeasured), 3)])),
        report);

    private static Html Row(PairedComparison comparison)
    {
        (string first, string second) = ComparisonWords.Names(comparison);
        string[] cells =
        [
            first, second, $"{comparison.Pairs}", $"{comparison.Both}", $"{comparison.OnlyFirst}", $"{comparison.OnlySecond}",
            $"{comparison.Neither}",
        ];
        return Html.Of($"<tr><th scope=\"row\">{comparison.Task}</th>{cells.Select(cell => Cell(cell))}"
            + $"{Cell(ReportWords.PValue(comparison.PValue), $"({ComparisonWords.Corrected(comparison)})")}</tr>\n");
    }

    private static Html Table(
        IReadOnlyList<string> titles, IEnumerable<(ReportedGroup Group, IEnumerable<Html> Cells)> rows, Report report) => Html.Of($"""
        <div class="scroll"><table>
        <thead><tr>{Heading([report.Runs.Length > 1 ? "task, agent, run" : "task, agent", .. titles])}</tr></thead>
        <tbody>{rows.Select(row => Html.Of($"<tr>{Name(row.Group, report)}{row.Cells}</tr>\n"))}</tbody>
        </table></div>
        """);

    private static Html Name(ReportedGroup group, Report report)
    {
        string[] lines = report.Runs.Length > 1 ? [group.Task, group.Agent, group.Run] : [group.Task, group.Agent];
        return Html.Of($"<th scope=\"row\">{lines.Select(line => Html.Of($"<span>{line}</span>"))}</th>");
    }

    private static Html Beside(Html plot, Html table) => Html.Of($"<div class=\"figure\">{plot}<div>{table}</div></div>");

    private static Html Plot(string id, string words) => Html.Of(
        $"<div class=\"plot\" id=\"{id}\" data-words=\"{words}\"><noscript class=\"soft\">The plot needs scripts; the table says the same.</noscript></div>");

    private static Html Joules(Estimate? estimate) => Cell(estimate is null ? [ReportWords.NotMeasured] : ReportWords.Joules(estimate));

    private static Html Cell(params string[] lines) => Cell((IReadOnlyList<string[]>)[lines]);

    private static Html Cell(IReadOnlyList<string[]> figures) => figures is [[ReportWords.NotMeasured]]
        ? Html.Of($"<td class=\"absent\">{ReportWords.NotMeasured}</td>")
        : Html.Of($"<td>{figures.Select(lines => Html.Of($"<div>{lines.Select(line => Html.Of($"<span>{line}</span>"))}</div>"))}</td>");

    private static Html Words(string words) => Html.Of($"<td class=\"text wrap\">{words}</td>");
}
