using System.Text;

namespace NeuroSymbolic.Experiments;

/// <summary>The report as Markdown, to paste into a paper or an issue.</summary>
public static class MarkdownReport
{
    /// <summary>The text, with a line feed at its end.</summary>
    public static string Format(Report report)
    {
        bool hasSeveralRuns = report.Runs.Length > 1;
        string[] keys = hasSeveralRuns ? ["task", "agent", "run"] : ["task", "agent"];
        var text = new StringBuilder();
        text.AppendJoin('\n', MarkdownStudy.Lines(report.Study).Append(""));
        text.Append(Literal(report.Verdict)).Append("\n\n");
        Row(text, [.. keys, .. ReportColumn.All.Select(column => column.Title)]);
        Row(text, [.. keys.Select(_ => "---"), .. ReportColumn.All.Select(_ => "---:")]);
        foreach (ReportedGroup group in report.Groups)
        {
            string[] names = hasSeveralRuns ? [group.Task, group.Agent, group.Run] : [group.Task, group.Agent];
            Row(text, [.. names.Select(Literal), .. ReportColumn.All.Select(column => Literal(string.Join("; ", column.Figures(group).Select(lines => string.Join(' ', lines)))))]);
        }

        foreach (string line in (IEnumerable<string>)[.. report.Comparisons.Select(ComparisonWords.Sentence), .. report.Remarks])
        {
            text.Append("\n- ").Append(Literal(line));
        }

        return text.ToString().TrimStart('\n').TrimEnd('\n') + "\n";
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>Text in which nothing is taken for Markdown or HTML.</summary>
    internal static string Literal(string text) => text.ReplaceLineEndings(" ")
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
