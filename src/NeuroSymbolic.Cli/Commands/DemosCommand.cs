using System.CommandLine;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>demos TASK --episodes N --seed S --out DIR [--format lerobot]</c>: an expert's demonstrations.</summary>
internal static class DemosCommand
{
    private enum Format
    {
        Traces,
        LeRobot,
    }

    public static Command Create(Surroundings surroundings)
    {
        var task = new Argument<string>("task") { Description = "The task.", HelpName = "TASK" };
        Option<int> episodes = OptionFactory.Whole("--episodes", "Demonstrations wanted; failures are left out.", 1);
        Option<int> seed = OptionFactory.Whole("--seed", "Seed of all draws.", 0);
        var output = new Option<string>("--out") { Description = "Folder for traces/, demos.json and lerobot/.", HelpName = "folder", Required = true };
        Option<int> jobs = OptionFactory.Whole("--jobs", "Episodes recorded at the same time.", 1, @default: 2);
        Option<Format> format = OptionFactory.Choice(
            "--format",
            "What is left: traces, or also a LeRobotDataset of them.",
            Format.Traces,
            ("traces", Format.Traces),
            ("lerobot", Format.LeRobot));
        Option<SentenceChoice?> sentences = OptionFactory.Choice<SentenceChoice?>(
            "--sentences",
            "Whose sentence stands beside each frame of a LeRobotDataset; the task's when left out.",
            null,
            ("task", SentenceChoice.Task),
            ("move", SentenceChoice.Move),
            ("sub-task", SentenceChoice.SubTask));
        Option<string?> robot = OptionFactory.Robot();
        var command = new Command("demos", "Record demonstrations by an expert that is told what is true.")
        {
            task, episodes, seed, output, jobs, format, sentences, robot,
        };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetValue(output)!;
            int wanted = parsed.GetValue(episodes);
            var shown = TaskDescription.Load(Path.Combine(Installation.Root(), "domains"), parsed.GetValue(task)!, parsed.GetValue(robot));
            bool isDataset = parsed.GetValue(format) == Format.LeRobot;
            if (isDataset)
            {
                LeRobotExport.Check(folder);
            }
            else if (parsed.GetValue(sentences) is not null)
            {
                throw new UsageException("--sentences is for --format lerobot; traces hold all three sentences.");
            }

            (IReadOnlyList<string> traces, int failures) = DemonstrationFolder.Record(
                shown,
                wanted,
                parsed.GetValue(seed),
                folder,
                parsed.GetValue(jobs),
                new ProgressLines(surroundings.Error, wanted, "demonstrations"),
                surroundings.Cancellation);
            string dataset = "";
            if (isDataset)
            {
                var settings = new LeRobotSettings { Sentences = parsed.GetValue(sentences) ?? SentenceChoice.Task };
                long frames = LeRobotExport.Write(shown, traces, folder, settings, surroundings.Error, surroundings.Cancellation);
                dataset = string.Create(CultureInfo.InvariantCulture, $", {frames} frames in {LeRobotExport.DatasetFolder}/");
            }

            surroundings.Output.WriteLine($"In {folder}: {traces.Count} demonstrations in traces/, demos.json{dataset}; {failures} failed and were left out");
            return ExitCode.Success;
        });
        return command;
    }
}
