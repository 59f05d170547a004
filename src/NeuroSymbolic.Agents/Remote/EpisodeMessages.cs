using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>What this program's client and server tell each other beyond openpi: all that an agent is told and senses, so that an agent behind
/// the wire does what it does in the same process. The keys are extra ones, which other peers pass over.</summary>
public static class EpisodeMessages
{
    /// <summary>Key of the server's metadata under which it describes itself: a map.</summary>
    public const string ServerKey = "neurosym";

    /// <summary>Key of an answer: the camera whose picture the agent wants before it can act. Key of the message that brings it: the picture.</summary>
    public const string PictureKey = "neurosym/picture";

    /// <summary>Key by which a client says that it sends pictures when they are asked for, and not before.</summary>
    public const string PicturesOnRequestKey = "neurosym/pictures_on_request";

    /// <summary>Key of the task's name; with the three below in the first message of an episode, which is the first of a connection.</summary>
    public const string TaskKey = "neurosym/task";

    /// <summary>Key of the names of the objects, movable ones first: a list of texts.</summary>
    public const string ObjectsKey = "neurosym/objects";

    /// <summary>Key of the facts that must hold at the end: a list of texts such as <c>(on cube1 cube2)</c>.</summary>
    public const string GoalKey = "neurosym/goal";

    /// <summary>Key of the seed of the agent's draws.</summary>
    public const string SeedKey = "neurosym/seed";

    /// <summary>Key of the time since the episode began, seconds.</summary>
    public const string TimeKey = "neurosym/time_s";

    /// <summary>Key of the arm's joint angles: one number each, radians, base to wrist.</summary>
    public const string JointPositionKey = "observation/joint_position";

    /// <summary>Key of the arm's joint speeds: one number each, rad/s.</summary>
    public const string JointVelocityKey = "observation/joint_velocity";

    /// <summary>Key of the torques of the arm's motors: one number each, N m.</summary>
    public const string MotorTorqueKey = "observation/motor_torque";

    /// <summary>What the robot senses, in a message, without pictures.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="briefing">What is told of the episode.</param>
    /// <param name="isFirst">Whether it is the episode's first message.</param>
    public static OpenpiMessage Of(Observation observation, AgentBriefing briefing, bool isFirst)
    {
        RobotReading robot = observation.Robot;
        var message = new OpenpiMessage
        {
            { LiberoMessages.StateKey, NumpyArray.Of(LiberoMessages.State(robot, briefing.Domain)) },
            { JointPositionKey, NumpyArray.Of(robot.JointPositions.AsSpan()) },
            { JointVelocityKey, NumpyArray.Of(robot.JointVelocities.AsSpan()) },
            { MotorTorqueKey, NumpyArray.Of(robot.MotorTorques.AsSpan()) },
            { LiberoMessages.PromptKey, briefing.Instruction },
            { TimeKey, observation.TimeSeconds },
            { PicturesOnRequestKey, true },
        };
        if (isFirst)
        {
            message.Add(TaskKey, briefing.Task);
            message.Add(ObjectsKey, briefing.Objects.Select(item => item.Name).ToArray());
            message.Add(GoalKey, briefing.Goal.Select(fact => fact.ToString()).ToArray());
            message.Add(SeedKey, briefing.Seed);
        }

        return message;
    }

    /// <summary>The episode that a connection's first message tells of.</summary>
    /// <param name="message">The message.</param>
    /// <param name="task">The task.</param>
    /// <param name="setup">Objects and goal where the task draws neither; null where it does.</param>
    /// <exception cref="OpenpiFormatException">Something is missing; the message says what.</exception>
    /// <exception cref="InputException">An object is none of the domain's.</exception>
    public static AgentBriefing Briefing(OpenpiMessage message, TaskDescription task, EpisodeSetup? setup)
    {
        if (setup is null && !(message.Has(ObjectsKey) && message.Has(GoalKey)))
        {
            throw new OpenpiFormatException(
                $"Objects and goal of {task.Name} are drawn anew for each episode, so the first message of a connection must hold '{ObjectsKey}' (names) and '{GoalKey}' (facts such as (on cube1 cube2)).");
        }

        ImmutableArray<ObjectDescription> objects =
            message.Has(ObjectsKey) ? [.. message.Texts(ObjectsKey).Select(task.Domain.Find)] : setup!.Objects;
        return new AgentBriefing(
            task.Name,
            message.TextOrNull(LiberoMessages.PromptKey) ?? task.Instruction,
            task.Domain,
            objects,
            new DomainReadings(task.Domain).ReadStatic(objects),
            message.Has(GoalKey) ? Facts(message, GoalKey) : setup!.Goal,
            message.Has(SeedKey) ? message.Whole(SeedKey) : 0);
    }

    /// <summary>The robot's readings of a message. Speeds and torques may be left out, and are then empty.</summary>
    /// <param name="message">The message.</param>
    /// <param name="robot">The robot.</param>
    /// <exception cref="OpenpiFormatException">Angles or state are missing or wrong.</exception>
    public static RobotReading Reading(OpenpiMessage message, RobotDescription robot)
    {
        double[] state = message.Numbers(LiberoMessages.StateKey, count: 8);
        ImmutableArray<double> Joints(string key) => [.. message.Numbers(key, robot.Joints.Length)];
        return new RobotReading(
            Joints(JointPositionKey),
            message.Has(JointVelocityKey) ? Joints(JointVelocityKey) : [],
            message.Has(MotorTorqueKey) ? Joints(MotorTorqueKey) : [],
            LiberoMessages.OpeningMetres(state));
    }

    /// <summary>The picture under a key.</summary>
    /// <param name="message">The message.</param>
    /// <param name="key">The key.</param>
    /// <param name="side">Columns and rows that it must have, pixels.</param>
    /// <exception cref="OpenpiFormatException">There is none of that size.</exception>
    public static CameraImage Picture(OpenpiMessage message, string key, int side) =>
        message.Has(key) && message.Array(key) is { Type: "|u1", Shape: [var height, var width, 3] } array && height == side && width == side
            ? new CameraImage(width, height, array.Data.ToArray())
            : throw new OpenpiFormatException($"The key '{key}' must hold an upright picture, uint8 of the shape ({side}, {side}, 3), top row first.");

    internal static FactSet Facts(OpenpiMessage message, string key) => Parsed(message, key, texts => FactSet.Parse([.. texts]));

    internal static T Parsed<T>(OpenpiMessage message, string key, Func<IReadOnlyList<string>, T> parse)
    {
        try
        {
            return parse(message.Texts(key));
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new OpenpiFormatException($"The key '{key}' is wrong: {RemoteText.Shown(error.Message)}", error);
        }
    }
}
