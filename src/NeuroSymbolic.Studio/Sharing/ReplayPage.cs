using System.IO.Compression;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Studio;

/// <summary>An episode as one HTML file with the 3-D replay in it, which opens without a network and without the studio.</summary>
public static class ReplayPage
{
    /// <summary>The file's text.</summary>
    /// <param name="trace">The episode.</param>
    /// <param name="places">Where the page's parts and the scene are found.</param>
    /// <param name="isTouched">Whether someone who watched it moved something.</param>
    /// <exception cref="InputException">The trace belongs to another scene.</exception>
    /// <exception cref="UsageException">Its task is not there any more.</exception>
    public static string Of(EpisodeTrace trace, StudioPlaces places, bool isTouched = false)
    {
        var task = TaskDescription.Load(places.Domains, trace.Task, trace.Robot);
        using World world = World.Load(task.Domain, trace.Objects);
        Show(world, trace.Steps[0]);
        SceneAnswer scene = SceneText.Of(world, task, trace.Objects, trace.Goal, trace.Instruction ?? task.Instruction);
        var data = new ReplayData(
            scene,
            trace.Agent,
            trace.Seed,
            trace.Episode,
            trace.Outcome.ToString().ToLowerInvariant(),
            trace.FailureReason is { } reason ? places.WithoutPaths(reason) : null,
            isTouched,
            Frames(trace, world, scene.Bodies.Count),
            [.. trace.Events.Select(change => Change(change, trace.Steps[Math.Min(change.Step, trace.Steps.Count - 1)].TimeSeconds))]);
        var files = new PageFiles(places.Page);
        string title = $"{trace.Task}, {trace.Agent}, seed {trace.Seed}, episode {trace.Episode}";
        return files.Text("replay.html")
            .Replace("<!--title-->", WebUtility.HtmlEncode(title), StringComparison.Ordinal)
            .Replace("/*style*/", files.Text("app.css"), StringComparison.Ordinal)
            .Replace("/*data*/", JsonSerializer.Serialize(data, StudioJsonContext.Default.ReplayData), StringComparison.Ordinal)
            .Replace("/*script*/", files.Text("replay.js"), StringComparison.Ordinal);
    }

    private static string Frames(EpisodeTrace trace, World world, int bodies)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (TraceStep step in trace.Steps)
            {
                Show(world, step);
                float[] frame = SceneText.Poses(world, bodies);
                frame[0] = (float)step.TimeSeconds;

                // a tenth of a millimetre is finer than any screen shows, and compresses
                for (int i = 1; i < frame.Length; i++)
                {
                    frame[i] = MathF.Round(frame[i] * 8192) / 8192;
                }

                deflate.Write(MemoryMarshal.AsBytes<float>(frame));
            }
        }

        return Convert.ToBase64String(compressed.GetBuffer(), 0, (int)compressed.Length);
    }

    private static void Show(World world, TraceStep step)
    {
        try
        {
            world.ShowPositions(step.Positions);
        }
        catch (ArgumentException error)
        {
            throw new InputException($"The trace belongs to another scene: {error.Message}", error);
        }
    }

    private static WatchChange Change(TraceEvent change, double time) => new(
        "change",
        time,
        change.Step,
        change.Facts is { } facts ? [.. facts.Select(fact => fact.ToString())] : null,
        change.Believed is { } believed ? [.. believed.Select(fact => fact.ToString())] : null,
        change.Plan is { } plan ? [.. plan.Steps.Select(step => step.ToString())] : null,
        change.StepIndex,
        change.Activity,
        Replans: null,
        Engine: null,
        change.Perturbation);
}
