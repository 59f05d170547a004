using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Makes training examples of demonstrations: what was sensed at some moments, and what the expert did after them.</summary>
/// <remarks>
/// For each moment a row of CAMERA.npy (moments, side, side, 3), bytes, and of state.npy (moments, <see cref="Proprioception.Length"/>). For each
/// example, which is a moment and a sentence, a row of moment.npy and sentence.npy (examples, 1), whole numbers as floats; of chunk.npy (examples, steps, 4),
/// see <see cref="DemonstrationExample.Chunk"/>; and of named.npy (examples, 2, 3): where in the first camera's picture the thing that is moved
/// and what it is put on are, x, y (0 to 1) and whether that is known. <c>set.json</c>, written last, holds the sentences.
/// </remarks>
internal sealed class DemonstrationExamples(DemonstrationData settings, string domains, int seed, string folder, TextWriter log)
{
    // a world is dear to set up, so that as many demonstrations as have the same objects share a laboratory
    private const int Laboratories = 8;

    private readonly List<string> sentences = [];
    private int rows;
    private int examples;

    public void Write(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        ImmutableArray<CutTrace> cut = Cut(cancellation);
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cut.Length} demonstrations, {sentences.Count} sentences, {cut.Sum(trace => trace.Moments.Length)} moments, {cut.Sum(Examples)} examples"));
        Render(cut, cancellation);
        Describe(cut, clock.Elapsed);
    }

    private static int Examples(CutTrace trace) => trace.Moments.Sum(moment => moment.Examples.Length);

    private ImmutableArray<CutTrace> Cut(CancellationToken cancellation)
    {
        var cut = ImmutableArray.CreateBuilder<CutTrace>();
        foreach (DemonstrationShare share in settings.Demonstrations)
        {
            var task = TaskDescription.Load(domains, share.Task);
            foreach (string path in DemonstrationFolder.RecordForTraining(task, share.Episodes, seed, folder, log, cancellation))
            {
                EpisodeTrace trace = TraceReader.Read(path);
                Random random = EpisodeRandom.Create(seed, share.Task, trace.Episode, "moments");
                string kind = string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', trace.Objects)} {trace.Episode % Laboratories}");
                cut.Add(new(task, path, kind, trace.Objects, [.. new DemonstrationCut(trace, task.Domain, settings.ChunkSteps).Moments(share.EverySteps, random)]));
            }
        }

        sentences.AddRange(cut.SelectMany(trace => trace.Moments).SelectMany(moment => moment.Examples)
            .Select(example => example.Sentence).Distinct().Order(StringComparer.Ordinal));
        return [.. cut.OrderBy(trace => trace.Laboratory, StringComparer.Ordinal)];
    }

    private void Render(ImmutableArray<CutTrace> cut, CancellationToken cancellation)
    {
        int moments = cut.Sum(trace => trace.Moments.Length), total = cut.Sum(Examples), side = settings.SidePixels;
        NumpyFile<byte>[] pictures = [.. settings.Cameras.Select(camera => new NumpyFile<byte>(File($"{camera}.npy"), "|u1", moments, side, side, 3))];
        using var states = new NumpyFile<float>(File("state.npy"), "<f4", moments, Proprioception.Length);
        using var chunks = new NumpyFile<float>(File("chunk.npy"), "<f4", total, settings.ChunkSteps, DemonstrationCut.NumbersPerStep);
        using var named = new NumpyFile<float>(File("named.npy"), "<f4", total, 2, 3);
        using var moment = new NumpyFile<float>(File("moment.npy"), "<f4", total, 1);
        using var sentence = new NumpyFile<float>(File("sentence.npy"), "<f4", total, 1);
        var progress = new ProgressLines(log, moments, "moments pictured");
        float[] state = new float[Proprioception.Length];
        foreach (IGrouping<string, CutTrace> laboratory in cut.GroupBy(trace => trace.Laboratory))
        {
            // lamps and cameras off by what remains after calibration
            Random random = EpisodeRandom.Create(seed, laboratory.Key, 0, "laboratory");
            using World world = World.Load(laboratory.First().Task.Domain, laboratory.First().Objects, ViewSource.Variation(random));
            foreach ((EpisodeTrace trace, DemonstrationMoment at) in laboratory.SelectMany(one => one.Read()))
            {
                cancellation.ThrowIfCancellationRequested();
                RobotReading before = Show(world, trace, Math.Max(0, at.Step - 1)).Robot;
                Observation now = Show(world, trace, at.Step);
                var camera = new PinholeCamera(world.TrueCamera(settings.Cameras[0]));
                for (int index = 0; index < pictures.Length; index++)
                {
                    pictures[index].Write(rows, now.Capture(settings.Cameras[index], side).Pixels.Span);
                }

                Proprioception.Write(now.Robot, before, world.Domain.Robot, state);
                states.Write(rows, state);
                foreach (DemonstrationExample example in at.Examples)
                {
                    moment.Write(examples, [rows]);
                    sentence.Write(examples, [sentences.BinarySearch(example.Sentence, StringComparer.Ordinal)]);
                    chunks.Write(examples, example.Chunk);
                    named.Write(examples, [
                        .. Where(world, camera, example.NamesMoved ? at.Moved : null),
                        .. Where(world, camera, example.NamesSupport ? at.Support : null)]);
                    examples++;
                }

                progress.Report(++rows);
            }
        }

        Array.ForEach(pictures, file => file.Dispose());
    }

    private static Observation Show(World world, EpisodeTrace trace, int step)
    {
        world.ShowPositions(trace.Steps[step].Positions);
        return world.Observe();
    }

    private static float[] Where(World world, PinholeCamera camera, string? name)
    {
        if (name is null)
        {
            return [0, 0, 0];
        }

        Vector3 place = world.Domain.Find(name).SurfaceMetres ?? world.TruePoses.First(item => item.Name == name).Pose.Position;
        Vector2 picture = camera.Project(place);
        return [picture.X, picture.Y, camera.Sees(place) ? 1 : 0];
    }

    private void Describe(ImmutableArray<CutTrace> cut, TimeSpan taken)
    {
        using FileStream file = System.IO.File.Create(File(ImageSet.DescriptionFile));
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("command", string.Join("; ", settings.Demonstrations.Select(share =>
            DemonstrationFolder.Command(share.Task, share.Episodes, seed))));
        json.WriteNumber("seed", seed);
        json.WriteNumber("count", examples);
        json.WriteNumber("demonstrations", cut.Length);
        json.WriteNumber("moments", rows);
        json.WriteNumber("seconds", Math.Round(taken.TotalSeconds, 1));
        json.WriteNumber("side_px", settings.SidePixels);
        json.WriteNumber("chunk_steps", settings.ChunkSteps);
        WriteTexts(json, "cameras", settings.Cameras);
        WriteTexts(json, "sentences", sentences);

        // of which demonstration each moment is, for a validation set of whole demonstrations
        json.WriteStartArray("first_moment_of_demonstration");
        int first = 0;
        foreach (CutTrace trace in cut)
        {
            json.WriteNumberValue(first);
            first += trace.Moments.Length;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private string File(string name) => Path.Combine(folder, name);

    private sealed record CutTrace(
        TaskDescription Task, string Path, string Laboratory, ImmutableArray<string> Objects, ImmutableArray<DemonstrationMoment> Moments)
    {
        public IEnumerable<(EpisodeTrace Trace, DemonstrationMoment Moment)> Read()
        {
            EpisodeTrace trace = TraceReader.Read(Path);
            return Moments.Select(moment => (trace, moment));
        }
    }
}
