using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using Spectre.Console;

namespace NeuroSymbolic.Cli;

/// <summary>A run's result as a table for people.</summary>
internal static class SummaryTable
{
    // wider than any table: one is as wide as its longest name needs, and addresses of policy servers are long
    private const int Width = 400;

    public static void Write(RunSummary summary, TextWriter output)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string column in (ReadOnlySpan<string>)["task", "agent", "n", "success", "95 % interval", "errors", "progress", "replans", "sim time", "wall time"])
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = column is "task" or "agent" ? Justify.Left : Justify.Right });
        }

        foreach (GroupSummary group in summary.Groups)
        {
            table.AddRow(
                Markup.Escape(group.Task),
                Markup.Escape(group.Agent),
                Text($"{group.N}"),
                Text($"{group.Rate * 100:F1} %"),
                Text($"{group.RateLow * 100:F1} - {group.RateHigh * 100:F1} %"),
                Text($"{group.Errors}"),
                group.Progress is { } progress ? Text($"{progress.Mean * 100:F1} %") : "",
                group.MeanReplans is double replans ? Text($"{replans:F2}") : "",
                group.MedianSimSeconds is double simulated ? Text($"{simulated:F1} s") : "",
                group.MedianWallSeconds is double wall ? Text($"{wall:F2} s") : "");
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = Width;
        console.Write(table);
        if (summary.Robot is string robot && robot != DomainDescription.OwnRobotName)
        {
            output.WriteLine($"Robot: {robot}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
