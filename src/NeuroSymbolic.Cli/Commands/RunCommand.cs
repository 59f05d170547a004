using System.CommandLine;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Cli;

/// <summary><c>run TASK[,TASK] --agent A[,B]</c>: episodes into a run folder, with a table at the end.</summary>
internal static class RunCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var tasks = new Argument<string>("tasks") { Description = "Tasks, separated by commas.", HelpName = "TASK[,TASK]" };
        var agents = new Option<string>("--agent") { Description = "Agents, separated by commas.", HelpName = "A[,B]", Required = true };
        Option<int> episodes = OptionFactory.Whole("--episodes", "Episodes of each task with each agent.", 1);
        Option<int> seed = OptionFactory.Whole("--seed", "Seed of all draws.", 0);
        var output = new Option<string>("--out") { Description = "Folder for what the run leaves.", HelpName = "folder", Required = true };
        Option<int> jobs = OptionFactory.Whole("--jobs", "Episodes at the same time.", 1, @default: 1);
        Option<VideoChoice> video = OptionFactory.Choice(
            "--video", "Which episodes to film.", VideoChoice.None, ("all", VideoChoice.All), ("failures", VideoChoice.Failures), ("none", VideoChoice.None));
        Option<MeterAgainChoice> meterAgain = OptionFactory.Choice(
            "--meter-again",
            "Which episodes run alone and have their short phases metered by replay, where there are energy counters.",
            MeterAgainChoice.First,
            ("first", MeterAgainChoice.First),
            ("all", MeterAgainChoice.All),
            ("none", MeterAgainChoice.None));
        Option<PlanMetric> metric = PlanCommand.MetricOption();
        Option<string?> camera = OptionFactory.Camera();
        Option<string?> robot = OptionFactory.Robot();
        Option<Shard?> shard = OptionFactory.Part();
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder." };
        Option<double?> requirement = OptionFactory.Fraction("--require-success", "Exit with 12 when a success rate is lower.");
        Option<bool> json = OptionFactory.Json();
        var command = new Command("run", "Run episodes of tasks with agents.")
        {
            tasks, agents, episodes, seed, output, jobs, video, meterAgain, metric, camera, robot, shard, resume, requirement, json,
        };
        command.SetAction(parsed =>
        {
            var options = new RunOptions(
                Names(parsed.GetValue(tasks)!, "TASK"),
                Names(parsed.GetValue(agents)!, "--agent"),
                parsed.GetValue(episodes),
                parsed.GetValue(seed),
                parsed.GetValue(jobs),
                parsed.GetValue(video),
                parsed.GetValue(meterAgain),
                parsed.GetValue(metric),
                parsed.GetValue(camera),
                parsed.GetValue(shard),
                Robot: parsed.GetValue(robot));
            string path = parsed.GetValue(output)!;
            string root = Installation.Root();
            using var study = Study.Prepare(
                root, options, $"neurosym {string.Join(' ', parsed.Tokens.Select(token => token.Value))}");
            _ = ReportResources.Find(root);
            using RunFolder folder = RunFolder.Open(path, study.Manifest, parsed.GetValue(resume));
            RunSummary summary = StudyProgressView.Run(study, folder, surroundings);
            ReportCommand.Write(path);
            if (parsed.GetValue(json))
            {
                surroundings.Output.WriteLine(JsonSerializer.Serialize(summary, ExperimentsJsonContext.Default.RunSummary));
            }
            else
            {
                SummaryTable.Write(summary, surroundings.Output);
                surroundings.Output.WriteLine(
                    $"In {path}: report.html, episodes.csv, summary.json, run.json, traces/, plans/{(options.Video == VideoChoice.None ? "" : ", videos/")}");
            }

            return parsed.GetValue(requirement) is double required && summary.Groups.Any(group => group.Rate < required)
                ? ExitCode.BelowRequirement
                : ExitCode.Success;
        });
        return command;
    }

    private static System.Collections.Immutable.ImmutableArray<string> Names(string list, string what)
    {
        string[] names = list.Split(',', StringSplitOptions.TrimEntries);
        return names.Any(name => name.Length == 0) || names.Distinct().Count() != names.Length
            ? throw new UsageException($"{what} is '{list}' but different names, separated by commas, are expected.")
            : [.. names];
    }
}
