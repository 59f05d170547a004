using System.CommandLine;
using System.Text.Json;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>replicate [STUDY] --out DIR</c>: a whole study, from its file to its report.</summary>
internal static class ReplicateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string>("study")
        {
            Description = "A study under studies/, or the path of a study file.",
            HelpName = "STUDY",
            DefaultValueFactory = _ => "replicate",
        };
        var output = new Option<string>("--out") { Description = "Folder for what the study leaves.", HelpName = "folder", Required = true };
        Option<int?> episodes = OptionFactory.WholeOrNone("--episodes", "Episodes of each task with each agent; the study's own number when left out.", 1);
        Option<int?> seed = OptionFactory.WholeOrNone("--seed", "Seed of all draws; the study's own when left out.", 0);
        Option<int> jobs = OptionFactory.Whole("--jobs", "Episodes at the same time; with more than one, joules are estimates.", 1, @default: 1);
        var realTime = new Option<bool>("--real-time") { Description = "Let no episode run faster than the robot would, so that waiting costs what it costs." };
        Option<Shard?> shard = OptionFactory.Part();
        var resume = new Option<bool>("--resume") { Description = "Go on with the study in the folder." };
        Option<bool> json = OptionFactory.Json();
        var command = new Command("replicate", "Run a whole study, agents in turn on the same seeds, and report on it.")
        {
            name, output, episodes, seed, jobs, realTime, shard, resume, json,
        };
        command.SetAction(parsed =>
        {
            string root = Installation.Root();
            var origin = StudyOrigin.Find(root, parsed.GetValue(name)!);
            RunOptions asked = origin.Options;
            RunOptions options = asked with
            {
                Episodes = parsed.GetValue(episodes) ?? asked.Episodes,
                Seed = parsed.GetValue(seed) ?? asked.Seed,
                Jobs = parsed.GetValue(jobs),
                RealTime = parsed.GetValue(realTime),
                Shard = parsed.GetValue(shard),
            };
            if (origin.AbsentAgents is not [])
            {
                surroundings.Error.WriteLine($"neurosym: this version does not have {string.Join(", ", origin.AbsentAgents)}; the study goes on without");
            }

            string path = parsed.GetValue(output)!;
            using var study = Study.Prepare(
                root, options, $"neurosym {string.Join(' ', parsed.Tokens.Select(token => token.Value))}", origin: origin);
            _ = ReportResources.Find(root);
            using RunFolder folder = RunFolder.Open(path, study.Manifest, parsed.GetValue(resume));
            RunSummary summary = StudyProgressView.Run(study, folder, surroundings);
            string report = ReportCommand.Write(path);
            if (parsed.GetValue(json))
            {
                surroundings.Output.WriteLine(JsonSerializer.Serialize(summary, ExperimentsJsonContext.Default.RunSummary));
                return ExitCode.Success;
            }

            SummaryTable.Write(summary, surroundings.Output);
            surroundings.Output.WriteLine(options.Shard is Shard part
                ? $"Part {part} is in {path}; './neurosym merge' joins all {part.Count}."
                : $"Report: {report}");
            return ExitCode.Success;
        });
        return command;
    }
}
