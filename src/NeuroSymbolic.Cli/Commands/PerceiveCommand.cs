using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Cli;

/// <summary><c>perceive IMAGE.png --task TASK</c>: what the system believes when it sees a picture.</summary>
internal static class PerceiveCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var image = new Argument<string>("image") { Description = "A picture of the table by the robot's camera.", HelpName = "IMAGE.png" };
        var task = new Option<string>("--task") { Description = "The task that the table is set for.", HelpName = "name", Required = true };
        var overlay = new Option<string?>("--overlay") { Description = "Draw what is believed into the picture.", HelpName = "out.png" };
        Option<string?> camera = OptionFactory.Camera();
        Option<bool> json = OptionFactory.Json();
        var command = new Command("perceive", "Tell the facts that a picture of the table shows.") { image, task, camera, overlay, json };
        command.SetAction(parsed =>
        {
            string domains = Path.Combine(Installation.Root(), "domains");
            DomainDescription domain = TaskDescription.Load(domains, parsed.GetValue(task)!).Domain;
            CameraImage picture = PictureFile.Read(parsed.GetValue(image)!);
            using var perception = new CameraPerception(domain, parsed.GetValue(camera));
            long start = Stopwatch.GetTimestamp();
            (SceneEstimate scene, PinholeCamera registered, _) = perception.See(picture, robot: null);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (parsed.GetValue(overlay) is string path)
            {
                PictureFile.Write(path, PerceptionOverlay.Draw(picture, scene, domain, registered));
            }

            surroundings.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(Output(scene, domain.TableCamera(perception.Camera).PerceptionModel!, milliseconds), CliJsonContext.Default.PerceptionOutput)
                : Text(scene));
            return ExitCode.Success;
        });
        return command;
    }

    private static PerceptionOutput Output(SceneEstimate scene, string model, double milliseconds) => new(
        1,
        model,
        [.. scene.Facts.Select(fact => new BelievedFact(fact.ToString(), Math.Round(scene.Confidence(fact), 4)))],
        [.. scene.Objects.Select(item => new BelievedObject(
            item.Name, Metres(item.Pose.Position.X), Metres(item.Pose.Position.Y), Metres(item.Pose.Position.Z), Math.Round(item.Confidence, 4)))],
        Math.Round(milliseconds, 2));

    private static double Metres(float value) => Math.Round(value, 4);

    private static string Text(SceneEstimate scene)
    {
        IEnumerable<string> facts = scene.Facts.Select(fact => string.Create(
            CultureInfo.InvariantCulture, $"{100 * scene.Confidence(fact),5:F1} %  {fact}"));
        IEnumerable<string> objects = scene.Objects.Select(item =>
        {
            Vector3 place = item.Pose.Position;
            return string.Create(
                CultureInfo.InvariantCulture, $"{100 * item.Confidence,5:F1} %  {item.Name} at {place.X:F3} {place.Y:F3} {place.Z:F3} m");
        });
        return string.Join(Environment.NewLine, facts.Concat(objects));
    }
}
