using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>images TASK --count N --seed S --out DIR</c>: labelled pictures for the training of perception.</summary>
internal static class ImagesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var task = new Argument<string>("task") { Description = "The task whose objects are shown.", HelpName = "TASK" };
        Option<int> count = OptionFactory.Whole("--count", "Number of pictures.", 1);
        Option<int> seed = OptionFactory.Whole("--seed", "Seed of all draws.", 0);
        var output = new Option<string>("--out") { Description = "Folder for images.npy, labels.npy and set.json.", HelpName = "folder", Required = true };
        Option<int> jobs = OptionFactory.Whole("--jobs", "Pictures made at the same time.", 1, @default: 2);
        Option<string?> camera = OptionFactory.Camera();
        var command = new Command("images", "Make labelled pictures for the training of perception.") { task, count, seed, output, jobs, camera };
        command.SetAction(parsed =>
        {
            string domains = Path.Combine(Installation.Root(), "domains");
            int total = parsed.GetValue(count);
            string folder = parsed.GetValue(output)!;
            var shown = TaskDescription.Load(domains, parsed.GetValue(task)!);
            ImageSet.Write(
                shown,
                parsed.GetValue(camera) ?? shown.Domain.DefaultCamera,
                total,
                parsed.GetValue(seed),
                folder,
                parsed.GetValue(jobs),
                new ProgressLines(surroundings.Error, total, "pictures"),
                surroundings.Cancellation);
            surroundings.Output.WriteLine($"In {folder}: images.npy, labels.npy, set.json");
            return ExitCode.Success;
        });
        return command;
    }
}
