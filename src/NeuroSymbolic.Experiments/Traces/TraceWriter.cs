using System.Buffers;
using System.Collections.Immutable;
using MessagePack;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes traces: one MessagePack map that any MessagePack library reads.</summary>
/// <remarks>
/// Keys: schema_version, task, agent, seed, episode, objects, robot (where it is not the domain's own), camera, goal, instruction, outcome, failure_reason, steps, events. A step is the
/// array [time in seconds, positions as float32, action as 5 float32, power in watts or nil] and, in demonstrations, the action before
/// noise was added to it, 5 float32. An event is a map of the step's index (<c>step</c>) and what changed there: facts, believed (PDDL
/// texts), plan (PDDL texts), step_index, activity, move, sub_task, perturbation (sentences).
/// </remarks>
public static class TraceWriter
{
    /// <summary>The layout that this version writes and reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes the trace, whole or not at all.</summary>
    public static void Write(string path, EpisodeTrace trace)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteMapHeader(trace.Robot is null ? 13 : 14);
        writer.Write("schema_version");
        writer.Write(SchemaVersion);
        writer.Write("task");
        writer.Write(trace.Task);
        writer.Write("agent");
        writer.Write(trace.Agent);
        writer.Write("seed");
        writer.Write(trace.Seed);
        writer.Write("episode");
        writer.Write(trace.Episode);
        writer.Write("objects");
        WriteTexts(ref writer, trace.Objects);
        if (trace.Robot is not null)
        {
            writer.Write("robot");
            writer.Write(trace.Robot);
        }

        writer.Write("camera");
        writer.Write(trace.Camera);
        writer.Write("goal");
        WriteTexts(ref writer, trace.Goal);
        writer.Write("instruction");
        writer.Write(trace.Instruction);
        writer.Write("outcome");
        writer.Write(trace.Outcome.ToString().ToLowerInvariant());
        writer.Write("failure_reason");
        writer.Write(trace.FailureReason);
        writer.Write("steps");
        writer.WriteArrayHeader(trace.Steps.Count);
        foreach (TraceStep step in trace.Steps)
        {
            WriteStep(ref writer, step);
        }

        writer.Write("events");
        writer.WriteArrayHeader(trace.Events.Count);
        foreach (TraceEvent change in trace.Events)
        {
            WriteEvent(ref writer, change);
        }

        writer.Flush();
        AtomicFile.Write(path, buffer.WrittenSpan);
    }

    private static void WriteStep(ref MessagePackWriter writer, TraceStep step)
    {
        writer.WriteArrayHeader(step.Intended is null ? 4 : 5);
        writer.Write(step.TimeSeconds);
        WriteNumbers(ref writer, step.Positions);
        WriteAction(ref writer, step.Action);
        if (step.PowerWatts is double power)
        {
            writer.Write(power);
        }
        else
        {
            writer.WriteNil();
        }

        if (step.Intended is RobotAction intended)
        {
            WriteAction(ref writer, intended);
        }
    }

    private static void WriteAction(ref MessagePackWriter writer, in RobotAction action) =>
        WriteNumbers(ref writer, [action.X, action.Y, action.Z, action.Yaw, action.Gripper]);

    private static void WriteEvent(ref MessagePackWriter writer, TraceEvent change)
    {
        object?[] parts = [change.Facts, change.Believed, change.Plan, change.StepIndex, change.Activity, change.Move, change.SubTask, change.Perturbation];
        writer.WriteMapHeader(1 + parts.Count(part => part is not null));
        writer.Write("step");
        writer.Write(change.Step);
        if (change.Facts is not null)
        {
            writer.Write("facts");
            WriteTexts(ref writer, change.Facts);
        }

        if (change.Believed is not null)
        {
            writer.Write("believed");
            WriteTexts(ref writer, change.Believed);
        }

        if (change.Plan is not null)
        {
            writer.Write("plan");
            WriteTexts(ref writer, change.Plan.Steps);
        }

        if (change.StepIndex is int index)
        {
            writer.Write("step_index");
            writer.Write(index);
        }

        if (change.Activity is not null)
        {
            writer.Write("activity");
            writer.Write(change.Activity);
        }

        if (change.Move is not null)
        {
            writer.Write("move");
            writer.Write(change.Move);
        }

        if (change.SubTask is not null)
        {
            writer.Write("sub_task");
            writer.Write(change.SubTask);
        }

        if (change.Perturbation is not null)
        {
            writer.Write("perturbation");
            writer.Write(change.Perturbation);
        }
    }

    private static void WriteNumbers(ref MessagePackWriter writer, scoped ReadOnlySpan<float> numbers)
    {
        writer.WriteArrayHeader(numbers.Length);
        foreach (float number in numbers)
        {
            writer.Write(number);
        }
    }

    private static void WriteTexts<T>(ref MessagePackWriter writer, IEnumerable<T> items)
        where T : notnull
    {
        ImmutableArray<T> all = [.. items];
        writer.WriteArrayHeader(all.Length);
        foreach (T item in all)
        {
            writer.Write(item.ToString());
        }
    }
}
