using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>A folder of demonstrations: <c>traces/TASK-NUMBER.msgpack</c>, successes only, and <c>demos.json</c>, which says how they were made.</summary>
/// <remarks>Each trace is written whole or not at all, so a folder whose making was killed holds whole episodes, and making them again
/// goes on where it stood: an episode depends on its number alone.</remarks>
public static class DemonstrationFolder
{
    /// <summary>The file that is written last.</summary>
    public const string DescriptionFile = "demos.json";

    private const int JobsOfTraining = 2;

    /// <summary>Records demonstrations until there are enough successes.</summary>
    /// <param name="task">The task.</param>
    /// <param name="episodes">Successes wanted: the first so many by number, however many are recorded at a time.</param>
    /// <param name="seed">Seed of all draws.</param>
    /// <param name="folder">Where they go; it is made when missing.</param>
    /// <param name="jobs">Episodes recorded at the same time.</param>
    /// <param name="progress">Told the number of successes so far.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Paths of the traces in order of their numbers, and the number of attempts that did not succeed among them.</returns>
    /// <exception cref="InputException">The folder holds demonstrations of another seed, or the expert fails far too often.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what was recorded stays.</exception>
    public static (IReadOnlyList<string> Traces, int Failures) Record(
        TaskDescription task, int episodes, int seed, string folder, int jobs, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.Combine(folder, "traces"));
        var demonstrator = new Demonstrator(task, seed);
        var traces = new List<string>();
        int attempts = 0;
        while (traces.Count < episodes)
        {
            int first = attempts, count = episodes - traces.Count;
            string?[] recorded = new string?[count];
            int done = traces.Count;
            try
            {
                Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation }, index =>
                {
                    recorded[index] = Attempt(demonstrator, task, seed, first + index, folder);
                    if (recorded[index] is not null)
                    {
                        progress?.Report(Interlocked.Increment(ref done));
                    }
                });
            }
            catch (AggregateException several) when (several.InnerExceptions is [NeuroSymbolicException fault, ..])
            {
                // one sentence is enough, and it is the same for all
                ExceptionDispatchInfo.Throw(fault);
            }

            attempts += count;
            traces.AddRange(recorded.OfType<string>());
            if (traces.Count < attempts / 2 && attempts >= 10)
            {
                throw new InputException($"The expert succeeded in {traces.Count} of {attempts} episodes of {task.Name} only; is the task possible?");
            }
        }

        Describe(task, episodes, seed, folder, attempts - traces.Count);
        return (traces, attempts - traces.Count);
    }

    /// <summary>Records demonstrations as a part of a training's data, in a folder of their own in it.</summary>
    /// <inheritdoc cref="Record" path="/exception"/>
    internal static IReadOnlyList<string> RecordForTraining(
        TaskDescription task, int episodes, int seed, string data, TextWriter log, CancellationToken cancellation) => Record(
            task,
            episodes,
            seed,
            Path.Combine(data, "demonstrations", task.Name),
            JobsOfTraining,
            new ProgressLines(log, episodes, $"demonstrations of {task.Name}"),
            cancellation).Traces;

    /// <summary>The command line that records them.</summary>
    public static string Command(string task, int episodes, int seed, string? robot = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"./neurosym demos {task} --episodes {episodes} --seed {seed}{(robot is null ? "" : $" --robot {robot}")}");

    private static string? Attempt(Demonstrator demonstrator, TaskDescription task, int seed, int episode, string folder)
    {
        string path = Path.Combine(folder, "traces", string.Create(CultureInfo.InvariantCulture, $"{task.Name}-{episode:00000}.msgpack"));
        if (File.Exists(path))
        {
            EpisodeTrace earlier = TraceReader.Read(path);
            return earlier.Seed != seed ? throw new InputException($"{path} was recorded with another seed than {seed}; give an empty folder.")
                : earlier.Robot != task.Domain.OtherRobot ? throw new InputException($"{path} was recorded with another robot than {task.Domain.Robot.Name}; give an empty folder.")
                : path;
        }

        EpisodeTrace trace = demonstrator.Record(episode);
        if (trace.Outcome != EpisodeOutcome.Success)
        {
            return null;
        }

        TraceWriter.Write(path, trace);
        return path;
    }

    private static void Describe(TaskDescription task, int episodes, int seed, string folder, int failures)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", 1);
            json.WriteString("task", task.Name);
            json.WriteString("command", Command(task.Name, episodes, seed, task.Domain.OtherRobot));
            json.WriteNumber("seed", seed);
            json.WriteNumber("episodes", episodes);
            json.WriteNumber("failures_left_out", failures);
            json.WriteEndObject();
        }

        AtomicFile.Write(Path.Combine(folder, DescriptionFile), text.ToArray());
    }
}
