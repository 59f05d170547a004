using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>replay DIR --episode K</c>: a video, or one picture, of an episode that was run before.</summary>
internal static class ReplayCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "The run's folder.", HelpName = "DIR" };
        Option<int> episode = OptionFactory.Whole("--episode", "The episode's number.", 0);
        var task = new Option<string?>("--task") { Description = "The task, where the run has several.", HelpName = "name" };
        var agent = new Option<string?>("--agent") { Description = "The agent, where the run has several.", HelpName = "name" };
        Option<TimeSpan?> at = OptionFactory.Duration("--at", "Make one picture of this moment instead of a video, such as 12.5s.");
        var command = new Command("replay", "Film an episode from its trace.") { folder, episode, task, agent, at };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(folder)!;
            EpisodeKey key = Replay.Find(path, parsed.GetValue(episode), parsed.GetValue(task), parsed.GetValue(agent));
            string root = Installation.Root();
            surroundings.Output.WriteLine(parsed.GetValue(at) is TimeSpan moment
                ? Replay.Picture(root, path, key, moment)
                : Replay.Film(root, path, key, RobotAction.Rate, surroundings.Cancellation));
            return ExitCode.Success;
        });
        return command;
    }
}
