using System.CommandLine;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>sizes --out FILE</c>: what running a policy takes, from a few million to several hundred million numbers.</summary>
internal static class SizesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var output = new Option<string>("--out") { Description = "The file to write, which a study can name as its sizes.", HelpName = "file.json", Required = true };
        Option<TimeSpan?> time = OptionFactory.Duration("--time", "How long each network is run; 20s when left out.");
        var command = new Command("sizes", "Measure how the energy of a vision-language-action policy grows with its size.") { output, time };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(output)!;
            SizeTable table = new SizeMeasurement(Installation.Root(), surroundings.Error).Run(
                parsed.GetValue(time) ?? TimeSpan.FromSeconds(20),
                $"./neurosym {string.Join(' ', parsed.Tokens.Select(token => token.Value))}",
                surroundings.Cancellation);
            table.Write(path);
            surroundings.Output.WriteLine(path);
            return ExitCode.Success;
        });
        return command;
    }
}
