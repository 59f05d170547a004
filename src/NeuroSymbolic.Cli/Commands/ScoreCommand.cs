using System.CommandLine;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Cli;

/// <summary><c>score TASK[,TASK] --count N --seed S</c>: holds perception against the truth on pictures that no training has seen.</summary>
internal static class ScoreCommand
{
    // an episode carried out by what is seen costs far more than a look
    private const int LooksPerGrasp = 10;

    private static readonly (string Kind, Disturbances What)[] Disturbed =
    [
        ("ill exposed", Disturbances.Colour),
        ("blurred", Disturbances.Blur),
        ("noisy", Disturbances.Noise),
        ("camera knocked by up to 1 cm and 1 degree", Disturbances.KnockedCamera),
        ("strange things", Disturbances.StrayThings),
        ("a thing has fallen", Disturbances.FallenThing),
        ("all of these", Disturbances.All),
    ];

    public static Command Create(Surroundings surroundings)
    {
        var tasks = new Argument<string>("tasks") { Description = "Tasks of one domain, separated by commas.", HelpName = "TASK[,TASK]" };
        Option<int> count = OptionFactory.Whole("--count", "Drawn scenes, looks out of the tasks' episodes together, and ten times the grasps in them.", 1, @default: 1000);
        Option<int> seed = OptionFactory.Whole("--seed", "Seed of all draws; take another than the training's.", 0);
        Option<string?> camera = OptionFactory.Camera();
        var output = new Option<string?>("--out") { Description = "Folder for score.html, a page with plots and the worst views, and score.json.", HelpName = "folder" };
        var disturbed = new Option<bool>("--disturbed") { Description = "Also with pictures that are blurred, noisy, ill exposed, from a camera that was knocked, with strange things in them, with a thing that has fallen, and with all of it." };
        Option<bool> json = OptionFactory.Json();
        var command = new Command("score", "Compare what is seen with what is true, in drawn scenes and in episodes.") { tasks, count, seed, camera, disturbed, output, json };
        command.SetAction(parsed =>
        {
            string root = Installation.Root(), domains = Path.Combine(root, "domains");
            TaskDescription[] chosen = [.. parsed.GetValue(tasks)!.Split(',').Select(name => TaskDescription.Load(domains, name))];
            DomainDescription domain = chosen[0].Domain;
            if (chosen.FirstOrDefault(task => task.Domain.Name != domain.Name) is { } foreign)
            {
                throw new UsageException($"{foreign.Name} is of the domain {foreign.Domain.Name}, {chosen[0].Name} of {domain.Name}; score the tasks of one domain at a time.");
            }

            int total = parsed.GetValue(count), run = parsed.GetValue(seed);
            using var perception = new CameraPerception(domain, parsed.GetValue(camera));
            TaskDescription largest = chosen.MaxBy(task => task.Objects.From.Length)!;
            var source = new ViewSource(largest, perception.Camera, run);
            List<PerceptionScore> scores = [];
            List<string> grasps = [];
            Score("drawn scenes", Enumerable.Range(0, total).SelectMany(source.Scenes).Take(total));
            foreach ((string kind, Disturbances what) in parsed.GetValue(disturbed) ? Disturbed : [])
            {
                var harder = new ViewSource(largest, perception.Camera, run, what);
                Score($"drawn scenes, {kind}", Enumerable.Range(0, total).SelectMany(harder.Scenes).Take(total));
            }

            foreach (TaskDescription task in chosen)
            {
                int looks = (total + chosen.Length - 1) / chosen.Length;
                Score($"looks in {task.Name}", Enumerable.Range(0, looks)
                    .SelectMany(episode => EpisodeLooks.Of(task, perception.Camera, run, episode)).Take(looks));
                Grasp($"grasps in {task.Name}", task, looks, _ => null);
                Grasp(
                    $"grasps in {task.Name}, cameras off by 1 mm and 1 mrad, other lamps",
                    task,
                    looks,
                    episode => ViewSource.Variation(EpisodeRandom.Create(run, task.Name, episode, "laboratory")));
            }

            var table = new ScoreTable(
                1, [.. chosen.Select(task => task.Name)], perception.Camera, domain.TableCamera(perception.Camera).PerceptionModel!, run,
                [.. scores.Select(score => score.Summary())], [.. grasps]);
            if (parsed.GetValue(json))
            {
                surroundings.Output.WriteLine(JsonSerializer.Serialize(table, ExperimentsJsonContext.Default.ScoreTable));
            }

            if (parsed.GetValue(output) is { } folder)
            {
                Say($"Page: {ScorePage.Write(root, folder, table, scores)}");
            }

            return ExitCode.Success;

            void Say(string line) => (parsed.GetValue(json) ? surroundings.Error : surroundings.Output).WriteLine(line);

            void Grasp(string kind, TaskDescription task, int looks, Func<int, SceneVariation?> laboratory)
            {
                var score = new GraspScore();
                for (int episode = 0; episode < looks && score.Grasps * LooksPerGrasp < looks; episode++)
                {
                    surroundings.Cancellation.ThrowIfCancellationRequested();
                    score.Add(task, _ => perception, run, episode, laboratory(episode));
                }

                grasps.Add($"{kind}: {score}");
                Say(grasps[^1]);
            }

            void Score(string kind, IEnumerable<LabelledView> views)
            {
                var score = new PerceptionScore(domain, perception.Camera, kind, new ThresholdPerception(domain, perception));
                foreach (LabelledView view in views)
                {
                    surroundings.Cancellation.ThrowIfCancellationRequested();
                    score.Add(perception, view);
                }

                scores.Add(score);
                Say($"{kind}: {score}");
            }
        });
        return command;
    }
}
