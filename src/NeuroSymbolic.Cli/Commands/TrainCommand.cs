using System.CommandLine;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>train NAME [--config F]</c>: trains a model under the energy meter.</summary>
internal static class TrainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string>("name") { Description = "The model, as under models/.", HelpName = "NAME" };
        var config = new Option<string?>("--config") { Description = "Its settings; training/NAME.json when left out.", HelpName = "file" };
        var command = new Command("train", "Train a model from nothing and write its card.") { name, config };
        command.SetAction(parsed =>
        {
            string root = Installation.Root();
            string model = parsed.GetValue(name)!;
            string settings = parsed.GetValue(config) ?? Path.Combine(root, "training", model + ".json");
            surroundings.Output.WriteLine(ModelTraining.Run(
                root,
                model,
                settings,
                $"./neurosym {string.Join(' ', parsed.Tokens.Select(token => token.Value))}",
                surroundings.Error,
                surroundings.Cancellation));
            return ExitCode.Success;
        });
        return command;
    }
}
