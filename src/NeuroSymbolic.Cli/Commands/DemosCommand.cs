using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>demos TASK --episodes N --seed S --out DIR</c>: an expert's demonstrations.</summary>
internal static class DemosCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var task = new Argument<string>("task") { Description = "The task.", HelpName = "TASK" };
        Option<int> episodes = OptionFactory.Whole("--episodes", "Demonstrations wanted; failures are left out.", 1);
        Option<int> seed = OptionFactory.Whole("--seed", "Seed of all draws.", 0);
        var output = new Option<string>("--out") { Description = "Folder for traces/ and demos.json.", HelpName = "folder", Required = true };
        Option<int> jobs = OptionFactory.Whole("--jobs", "Episodes recorded at the same time.", 1, @default: 2);
        var command = new Command("demos", "Record demonstrations by an expert that is told what is true.") { task, episodes, seed, output, jobs };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetValue(output)!;
            int wanted = parsed.GetValue(episodes);
            (IReadOnlyList<string> traces, int failures) = DemonstrationFolder.Record(
                TaskDescription.Load(Path.Combine(Installation.Root(), "domains"), parsed.GetValue(task)!),
                wanted,
                parsed.GetValue(seed),
                folder,
                parsed.GetValue(jobs),
                new ProgressLines(surroundings.Error, wanted, "demonstrations"),
                surroundings.Cancellation);
            surroundings.Output.WriteLine($"In {folder}: {traces.Count} demonstrations in traces/, demos.json; {failures} failed and were left out");
            return ExitCode.Success;
        });
        return command;
    }
}
