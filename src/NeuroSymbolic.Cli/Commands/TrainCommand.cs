using System.CommandLine;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>train NAME [--config F] [--resume]</c>: trains a model under the energy meter.</summary>
internal static class TrainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string>("name") { Description = "The model, as under models/.", HelpName = "NAME" };
        var config = new Option<string?>("--config") { Description = "Its settings; training/NAME.json when left out.", HelpName = "file" };
        var resume = new Option<bool>("--resume") { Description = "Go on with a training that was interrupted." };
        var command = new Command("train", "Train a model from nothing and write its card.") { name, config, resume };
        command.SetAction(parsed =>
        {
            string root = Installation.Root();
            string model = parsed.GetValue(name)!;
            string settings = parsed.GetValue(config) ?? Path.Combine(root, "training", model + ".json");
            surroundings.Output.WriteLine(new ModelTraining(root, model, surroundings.Error).Run(
                settings,
                parsed.GetValue(resume),
                $"./neurosym {string.Join(' ', parsed.Tokens.Select(token => token.Value).Where(word => word != resume.Name))}",
                surroundings.Cancellation));
            return ExitCode.Success;
        });
        return command;
    }
}
