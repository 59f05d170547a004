using System.CommandLine;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>merge DIR... --out DIR</c>: joins the parts of a run that <c>--shard</c> made.</summary>
internal static class MergeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var folders = new Argument<string[]>("folders")
        {
            Description = "Folders of all parts of one run.",
            HelpName = "DIR...",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { Description = "Folder for the whole run.", HelpName = "folder", Required = true };
        var command = new Command("merge", "Join the parts of a run made with --shard K/N into the run that one machine would have left.")
        {
            folders, output,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(output)!;
            _ = ReportResources.Find(Installation.Root());
            RunSummary summary = RunMerge.Join(
                parsed.GetValue(folders)!, path, $"neurosym {string.Join(' ', parsed.Tokens.Select(token => token.Value))}");
            SummaryTable.Write(summary, surroundings.Output);
            surroundings.Output.WriteLine($"Report: {ReportCommand.Write(path)}");
            return ExitCode.Success;
        });
        return command;
    }
}
