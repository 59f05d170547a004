using System.Collections.Immutable;
using MessagePack;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Reads what <see cref="TraceWriter"/> wrote. Keys that it does not know are passed over.</summary>
public static class TraceReader
{
    /// <summary>Reads a trace.</summary>
    /// <exception cref="InputException">The file is missing, cut off, or no trace.</exception>
    public static EpisodeTrace Read(string path)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The trace {path} cannot be read: {error.Message}", error);
        }

        try
        {
            var reader = new MessagePackReader(content);
            return ReadTrace(ref reader);
        }
        catch (EndOfStreamException error)
        {
            throw new InputException($"The trace {path} is cut off after {content.Length} bytes; run its episode again.", error);
        }
        catch (Exception error) when (error is MessagePackSerializationException or FormatException or OverflowException or ArgumentException)
        {
            throw new InputException($"{path} is no trace of this version: {error.Message}", error);
        }
    }

    private static EpisodeTrace ReadTrace(ref MessagePackReader reader)
    {
        int? version = null, seed = null, episode = null;
        string? task = null, agent = null, camera = null, outcome = null, failureReason = null, instruction = null, robot = null;
        ImmutableArray<string> objects = [], goal = [];
        var steps = new List<TraceStep>();
        var events = new List<TraceEvent>();
        for (int left = reader.ReadMapHeader(); left > 0; left--)
        {
            switch (reader.ReadString())
            {
                case "schema_version":
                    version = reader.ReadInt32();
                    if (version != TraceWriter.SchemaVersion)
                    {
                        throw new FormatException($"its schema_version is {version}, known is {TraceWriter.SchemaVersion}.");
                    }

                    break;
                case "task":
                    task = reader.ReadString();
                    break;
                case "agent":
                    agent = reader.ReadString();
                    break;
                case "seed":
                    seed = reader.ReadInt32();
                    break;
                case "episode":
                    episode = reader.ReadInt32();
                    break;
                case "objects":
                    objects = ReadTexts(ref reader);
                    break;
                case "camera":
                    camera = reader.ReadString();
                    break;
                case "robot":
                    robot = reader.ReadString();
                    break;
                case "goal":
                    goal = ReadTexts(ref reader);
                    break;
                case "instruction":
                    instruction = reader.ReadString();
                    break;
                case "outcome":
                    outcome = reader.ReadString();
                    break;
                case "failure_reason":
                    failureReason = reader.ReadString();
                    break;
                case "steps":
                    for (int count = reader.ReadArrayHeader(); count > 0; count--)
                    {
                        steps.Add(ReadStep(ref reader));
                    }

                    break;
                case "events":
                    for (int count = reader.ReadArrayHeader(); count > 0; count--)
                    {
                        events.Add(ReadEvent(ref reader));
                    }

                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new EpisodeTrace
        {
            Task = task ?? throw Missing("task"),
            Agent = agent ?? throw Missing("agent"),
            Seed = seed ?? throw Missing("seed"),
            Episode = episode ?? throw Missing("episode"),
            Objects = objects,
            Robot = robot,
            Camera = camera ?? throw Missing("camera"),
            Goal = FactSet.Parse(goal.AsSpan()),
            Instruction = instruction,
            Outcome = Enum.TryParse(outcome, ignoreCase: true, out EpisodeOutcome known) ? known : throw Missing("outcome"),
            FailureReason = failureReason,
            Steps = version is null ? throw Missing("schema_version") : steps.Count == 0 ? throw Missing("steps") : steps,
            Events = events,
        };
    }

    private static FormatException Missing(string key) => new($"it has no {key}.");

    private static TraceStep ReadStep(ref MessagePackReader reader)
    {
        int parts = reader.ReadArrayHeader();
        Expect(4, Math.Min(parts, 4));
        double time = reader.ReadDouble();
        float[] positions = new float[reader.ReadArrayHeader()];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = reader.ReadSingle();
        }

        RobotAction action = ReadAction(ref reader);
        double? power = reader.TryReadNil() ? null : reader.ReadDouble();
        RobotAction? intended = parts > 4 ? ReadAction(ref reader) : null;
        for (int unknown = 5; unknown < parts; unknown++)
        {
            reader.Skip();
        }

        return new TraceStep(time, positions, action, power, intended);
    }

    private static RobotAction ReadAction(ref MessagePackReader reader)
    {
        Expect(5, reader.ReadArrayHeader());
        return new(reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
    }

    private static TraceEvent ReadEvent(ref MessagePackReader reader)
    {
        var change = new TraceEvent(0);
        for (int left = reader.ReadMapHeader(); left > 0; left--)
        {
            switch (reader.ReadString())
            {
                case "step":
                    change = change with { Step = reader.ReadInt32() };
                    break;
                case "facts":
                    change = change with { Facts = FactSet.Parse(ReadTexts(ref reader).AsSpan()) };
                    break;
                case "believed":
                    change = change with { Believed = FactSet.Parse(ReadTexts(ref reader).AsSpan()) };
                    break;
                case "plan":
                    change = change with { Plan = new Plan([.. ReadTexts(ref reader).Select(PlanStep.Parse)]) };
                    break;
                case "step_index":
                    change = change with { StepIndex = reader.ReadInt32() };
                    break;
                case "activity":
                    change = change with { Activity = reader.ReadString() };
                    break;
                case "move":
                    change = change with { Move = reader.ReadString() };
                    break;
                case "sub_task":
                    change = change with { SubTask = reader.ReadString() };
                    break;
                case "perturbation":
                    change = change with { Perturbation = reader.ReadString() };
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return change;
    }

    private static ImmutableArray<string> ReadTexts(ref MessagePackReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (int count = reader.ReadArrayHeader(); count > 0; count--)
        {
            texts.Add(reader.ReadString() ?? "");
        }

        return texts.ToImmutable();
    }

    private static void Expect(int expected, int found)
    {
        if (found != expected)
        {
            throw new FormatException($"an array has {found} items instead of {expected}.");
        }
    }
}
