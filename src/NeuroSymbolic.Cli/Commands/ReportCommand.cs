using System.CommandLine;
using System.Text.Json;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>report DIR...</c>: the figures of run folders as one offline page, or as text for other programs.</summary>
internal static class ReportCommand
{
    /// <summary>The forms that a report can have.</summary>
    private enum Format
    {
        Html,
        Markdown,
        CommaSeparated,
        Json,
    }

    public static Command Create(Surroundings surroundings)
    {
        var folders = new Argument<string[]>("folders")
        {
            Description = "Folders of runs; several are put side by side, and the page goes into the first.",
            HelpName = "DIR...",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<Format> format = OptionFactory.Choice(
            "--format",
            "html writes DIR/report.html and prints its path, the others print the report.",
            Format.Html,
            ("html", Format.Html),
            ("md", Format.Markdown),
            ("csv", Format.CommaSeparated),
            ("json", Format.Json));
        var command = new Command("report", "Report on runs: success, energy, time and pictures.") { folders, format };
        command.SetAction(parsed =>
        {
            string root = Installation.Root();
            RunContents[] runs = [.. parsed.GetValue(folders)!.Select(RunContents.Read)];
            switch (parsed.GetValue(format))
            {
                case Format.Html:
                    surroundings.Output.WriteLine(Write(runs));
                    break;
                case Format.Markdown:
                    surroundings.Output.Write(MarkdownReport.Format(Report.Of(root, runs)));
                    break;
                case Format.CommaSeparated:
                    surroundings.Output.Write(CsvReport.Format(Report.Of(root, runs)));
                    break;
                default:
                    surroundings.Output.WriteLine(JsonSerializer.Serialize(Report.Of(root, runs), ExperimentsJsonContext.Default.Report));
                    break;
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Writes the page of a run that has just ended.</summary>
    /// <returns>Path of the page.</returns>
    public static string Write(string folder) => Write([RunContents.Read(folder)]);

    private static string Write(RunContents[] runs) => HtmlReport.Write(Installation.Root(), runs);
}
