using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes labelled pictures for training: <c>images.npy</c> (count, height, width, 3), bytes, and <c>labels.npy</c> (count, objects, 4 or 6), floats.</summary>
/// <remarks>A label is: 1 when the object is present and 0 when not; x and y of its centre in the picture, 0 to 1 from the upper left;
/// height of its centre above the table, metres; where turns matter, cosine and sine of its turn about the vertical times its
/// <see cref="ObjectDescription.TurnSymmetry"/>. The objects come in the order of the task, fixtures that turn after them. <c>set.json</c> says how the set
/// was made.</remarks>
public static class ImageSet
{
    /// <summary>Name of the file that is written last: a set that has it is complete.</summary>
    public const string DescriptionFile = "set.json";

    private const int NumbersOfPlace = 4;
    private const int NumbersOfTurn = 2;

    /// <summary>Every third batch is taken out of running episodes.</summary>
    private const int BatchesPerMotion = 3;

    /// <summary>In every second one the camera was knocked and is out of focus, strange things lie about, and one of those that are known has fallen, but in episodes.</summary>
    private const int BatchesPerMishap = 2;

    // another exposure, colour and noise are drawn anew whenever a network is shown a picture
    private const Disturbances Mishaps = Disturbances.Blur | Disturbances.KnockedCamera | Disturbances.StrayThings | Disturbances.FallenThing;

    /// <summary>Writes a set.</summary>
    /// <param name="task">The task whose objects are shown, from one to all of them, and labelled.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="seed">Equal seeds give equal sets.</param>
    /// <param name="folder">Where the files go; it is made when missing.</param>
    /// <param name="jobs">Batches made at the same time; the set does not depend on it.</param>
    /// <param name="progress">Told the number of pictures written so far.</param>
    /// <param name="cancellation">Ends the work; the set is then of no use.</param>
    /// <exception cref="InputException">The domain has no such camera that stands still.</exception>
    public static void Write(
        TaskDescription task,
        string camera,
        int count,
        int seed,
        string folder,
        int jobs,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        int side = task.Domain.TableCamera(camera).SidePixels;
        var clock = Stopwatch.StartNew();
        ViewSource calm = new(task, camera, seed), disturbed = new(task, camera, seed, Mishaps);
        float table = task.Domain.TableMetres;
        string[] names = [.. task.Objects.From, .. task.Domain.Turning.Select(fixture => fixture.Name)];
        int numbersPerObject = NumbersOfPlace + (task.Domain.TurnsMatter ? NumbersOfTurn : 0);
        Directory.CreateDirectory(folder);
        using var images = new NumpyFile<byte>(Path.Combine(folder, "images.npy"), "|u1", count, side, side, 3);
        using var labels = new NumpyFile<float>(Path.Combine(folder, "labels.npy"), "<f4", count, names.Length, numbersPerObject);
        var writing = new Lock();
        int written = 0;
        int batches = (count + ViewSource.BatchSize - 1) / ViewSource.BatchSize;
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, batch =>
        {
            int row = batch * ViewSource.BatchSize;
            ViewSource source = batch % BatchesPerMishap == 0 ? calm : disturbed;
            IEnumerable<LabelledView> views = batch % BatchesPerMotion == 0 ? source.Motions(batch) : source.Scenes(batch);
            foreach (LabelledView view in views.Take(count - row))
            {
                byte[] pixels = view.Observation.Capture(camera).Pixels.ToArray();
                lock (writing)
                {
                    images.Write(row, pixels);
                    labels.Write(row, Label(view));
                    progress?.Report(++written);
                }

                row++;
            }
        });

        using FileStream description = File.Create(Path.Combine(folder, DescriptionFile));
        using var json = new Utf8JsonWriter(description, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("domain", task.Domain.Name);
        json.WriteString("camera", camera);
        json.WriteNumber("side_px", side);
        json.WriteStartArray("objects");
        Array.ForEach(names, json.WriteStringValue);
        json.WriteEndArray();
        json.WriteString("command", string.Create(CultureInfo.InvariantCulture, $"./neurosym images {task.Name} --camera {camera} --count {count} --seed {seed}"));
        json.WriteNumber("count", count);
        json.WriteNumber("seed", seed);
        json.WriteNumber("seconds", Math.Round(clock.Elapsed.TotalSeconds, 1));
        json.WriteEndObject();

        float[] Label(LabelledView view)
        {
            float[] label = new float[names.Length * numbersPerObject];
            var pinhole = new PinholeCamera(view.Camera);
            foreach (ObjectEstimate item in view.Objects)
            {
                Note(task.Domain.Find(item.Name), item.Pose);
            }

            foreach (ObjectDescription fixture in task.Domain.Turning)
            {
                Note(fixture, Pose.Upright(fixture.SurfaceMetres!.Value, (float)view.Joints[fixture.Name]));
            }

            return label;

            void Note(ObjectDescription item, Pose pose)
            {
                Vector2 picture = pinhole.Project(pose.Position);
                (float sine, float cosine) = MathF.SinCos(item.TurnSymmetry * pose.Yaw);
                float[] numbers = [1, picture.X, picture.Y, pose.Position.Z - table, cosine, sine];
                numbers.AsSpan(0, numbersPerObject).CopyTo(label.AsSpan(Array.IndexOf(names, item.Name) * numbersPerObject));
            }
        }
    }
}
