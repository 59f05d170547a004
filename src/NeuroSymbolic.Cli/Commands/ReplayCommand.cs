using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>replay DIR --episode K</c>: a video, one picture, or a page with the 3-D replay, of an episode that was run before.</summary>
internal static class ReplayCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "The run's folder.", HelpName = "DIR" };
        Option<int> episode = OptionFactory.Whole("--episode", "The episode's number.", 0);
        var task = new Option<string?>("--task") { Description = "The task, where the run has several.", HelpName = "name" };
        var agent = new Option<string?>("--agent") { Description = "The agent, where the run has several.", HelpName = "name" };
        Option<TimeSpan?> at = OptionFactory.Duration("--at", "Make one picture of this moment instead of a video, such as 12.5s.");
        var html = new Option<bool>("--html") { Description = "Make one HTML file with a 3-D replay instead, which opens without a network." };
        var command = new Command("replay", "Film an episode from its trace.") { folder, episode, task, agent, at, html };
        command.Validators.Add(result =>
        {
            if (result.GetValue(html) && result.GetValue(at) is not null)
            {
                result.AddError("--html shows the whole episode, --at one moment: choose one of them.");
            }
        });
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(folder)!;
            EpisodeKey key = Replay.Find(path, parsed.GetValue(episode), parsed.GetValue(task), parsed.GetValue(agent));
            string root = Installation.Root();
            surroundings.Output.WriteLine((parsed.GetValue(html), parsed.GetValue(at)) switch
            {
                (true, _) => Replay.Page(root, path, key),
                (_, { } moment) => Replay.Picture(root, path, key, moment),
                _ => Replay.Film(root, path, key, RobotAction.Rate, surroundings.Cancellation),
            });
            return ExitCode.Success;
        });
        return command;
    }
}
