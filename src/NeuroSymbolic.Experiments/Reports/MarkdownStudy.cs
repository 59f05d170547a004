namespace NeuroSymbolic.Experiments;

/// <summary>What only a study has, as Markdown: verdicts and our figures beside the published ones.</summary>
internal static class MarkdownStudy
{
    /// <summary>Rows of tables and lines between them; nothing for a run without a published study.</summary>
    public static IEnumerable<string> Lines(StudyFindings? study)
    {
        if (study?.Published is null)
        {
            return [];
        }

        string[] agents = [.. study.Figures.Select(figure => figure.Agent).Distinct()];
        return
        [
            StudyWords.Summary(study),
            "",
            .. study.Limits.Select(limit => $"- {limit}"),
            "",
            Row(["claim", "verdict", "ours", "why"]),
            Row(["---", "---", "---", "---"]),
            .. study.Verdicts.Select(verdict => Row([verdict.Claim.Words, StudyWords.Verdict(verdict.Verdict), verdict.Ours, verdict.Why])),
            "",
            Row(["task", "quantity", .. agents.SelectMany(agent => (string[])[$"published for {agent}", $"{agent}, ours"])]),
            Row(["---", "---", .. agents.SelectMany(_ => (string[])["---:", "---:"])]),
            .. study.Figures.GroupBy(figure => (figure.Task, figure.Quantity)).Select(row =>
                Row([row.Key.Task, StudyWords.Quantity(row.Key.Quantity), .. agents.SelectMany(agent => Pair(row.FirstOrDefault(figure => figure.Agent == agent)))])),
            "",
            .. Sizes(study.Sizes),
        ];
    }

    private static IEnumerable<string> Sizes(SizeTable? sizes) => sizes is null ? [] :
    [
        Row(["policy", "numbers, millions", "time of a chunk", "energy of a chunk", "energy for a second of robot time"]),
        Row(["---", "---:", "---:", "---:", "---:"]),
        .. sizes.Figures.Select(figure => Row([
            figure.Name + (figure.IsTrained ? "" : ", random weights"),
            ReportWords.Digits(figure.Parameters / 1e6),
            $"{ReportWords.Digits(figure.ChunkMilliseconds)} ms",
            StudyWords.JoulesOrNot(figure.ChunkJoules)[0],
            StudyWords.JoulesOrNot(figure.RobotSecondJoules)[0]])),
        "",
    ];

    private static string[] Pair(ComparedFigure? figure) =>
    [
        figure?.Published is { } published ? StudyWords.Figure(figure.Quantity, published.Value) : "–",
        string.Join(' ', StudyWords.Ours(figure)),
    ];

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(MarkdownReport.Literal))} |";
}
