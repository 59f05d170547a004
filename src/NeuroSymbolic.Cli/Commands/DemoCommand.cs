using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner.Plans;

namespace NeuroSymbolic.Cli;

/// <summary><c>demo</c>: three towers of Hanoi from camera image to measured motion, with a plan, a table, a video and a report.</summary>
internal static class DemoCommand
{
    private const string Task = "hanoi-3";
    private const string Agent = "nsm-scripted";
    private const int Episodes = 3;
    private const int Seed = 1000;

    // long enough for counters, short enough for a spectator
    private static readonly TimeSpan RestTime = TimeSpan.FromSeconds(10);

    public static Command Create(Surroundings surroundings)
    {
        var output = new Option<string?>("--out") { Description = "Folder for what the demo leaves; runs/demo if left out.", HelpName = "folder" };
        var command = new Command("demo", "Show the main job: an image becomes facts, facts a plan, the plan motion, and its energy is metered.") { output };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(output) ?? Emptied(Path.Combine("runs", "demo"));
            string root = Installation.Root();
            using var study = Study.Prepare(root, new RunOptions([Task], [Agent], Episodes, Seed, Jobs: 2), "neurosym demo", RestTime);
            _ = Ffmpeg.Version;
            _ = ReportResources.Find(root);
            using RunFolder folder = RunFolder.Open(path, study.Manifest, resume: false);
            surroundings.Error.WriteLine($"neurosym: {Episodes} episodes of {Task} in simulation");
            RunSummary summary = StudyProgressView.Run(study, folder, surroundings);

            var key = new EpisodeKey(Task, Agent, 0);
            surroundings.Error.WriteLine("neurosym: filming the first one");
            string video = Replay.Film(root, path, key, Replay.QuickFramesPerSecond, surroundings.Cancellation);

            surroundings.Output.WriteLine($"The plan of the first episode, {RunFolder.PlanPath(path, key)}:");
            foreach (PlanStep step in IpcPlanFile.Load(RunFolder.PlanPath(path, key)).Steps)
            {
                surroundings.Output.WriteLine($"  {step}");
            }

            SummaryTable.Write(summary, surroundings.Output);
            surroundings.Output.WriteLine($"Report: {ReportCommand.Write(path)}");
            surroundings.Output.WriteLine($"Video: {video}");
            surroundings.Output.WriteLine($"Table: {RunFolder.EpisodesPath(path)}");
            return summary.Groups.All(group => group.Successes == group.N) ? ExitCode.Success : ExitCode.BelowRequirement;
        });
        return command;
    }

    // the demo's own folder holds nothing but the demo before
    private static string Emptied(string path)
    {
        if (File.Exists(RunFolder.ManifestPath(path)) && RunManifest.Read(RunFolder.ManifestPath(path)).Command == "neurosym demo")
        {
            Directory.Delete(path, recursive: true);
        }

        return path;
    }
}
