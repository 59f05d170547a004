using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>A robot folder's <c>robot.json</c>: an arm of revolute joints with a two-finger hand. Beside it lies its MuJoCo scene, which has the
/// limits, masses and shapes.</summary>
public sealed record RobotDescription
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The file's name, by which a folder is known as a robot's.</summary>
    public const string FileName = "robot.json";

    private const int Fingers = 2;

    private Chain? chain;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The robot's name.</summary>
    public required string Name { get; init; }

    /// <summary>The file of its MuJoCo scene, in the same folder.</summary>
    public required string Scene { get; init; }

    /// <summary>The body that stands where a domain has the robot's base, with the world's axes.</summary>
    public required string BaseBody { get; init; }

    /// <summary>The arm's joints, base to wrist.</summary>
    public required ImmutableArray<RobotJoint> Joints { get; init; }

    /// <summary>How far the last joint, the wrist, turns either way, radians; the scene has the same limit.</summary>
    [JsonPropertyName("largest_wrist_rad")]
    public required float LargestWristRadians { get; init; }

    /// <summary>The hand.</summary>
    public required RobotHand Hand { get; init; }

    /// <summary>What its electrical energy is estimated with.</summary>
    public required RobotElectrics Electric { get; init; }

    /// <summary>The folder that the description was read from.</summary>
    [JsonIgnore]
    public string Folder { get; private init; } = "";

    /// <summary>The file that it was read from.</summary>
    [JsonIgnore]
    public string JsonPath => Path.Combine(Folder, FileName);

    /// <summary>The MuJoCo scene.</summary>
    [JsonIgnore]
    public string ScenePath => Path.Combine(Folder, Scene);

    /// <summary>What finds the robot again: its name where it is one of the project's, the whole path of its folder where it is not.</summary>
    [JsonIgnore]
    public string Reference { get; private init; } = "";

    /// <summary>Finds a robot by its name or folder.</summary>
    /// <param name="robotsFolder">The folder that holds one folder for each of the project's robots.</param>
    /// <param name="nameOrFolder">Such as <c>ur5e</c>, or the path of a folder with a <c>robot.json</c>.</param>
    /// <exception cref="UsageException">There is none; the message lists the robots there are.</exception>
    /// <exception cref="InputException">Its file is wrong.</exception>
    public static RobotDescription Find(string robotsFolder, string nameOrFolder)
    {
        string[] names = Names(robotsFolder);
        return names.Contains(nameOrFolder) ? Load(Path.Combine(robotsFolder, nameOrFolder)) with { Reference = nameOrFolder }
            : nameOrFolder.Length > 0 && Directory.Exists(nameOrFolder) ? Load(Path.GetFullPath(nameOrFolder))
            : throw new UsageException($"There is no robot '{nameOrFolder}'; there are {string.Join(", ", names)}, or give the folder of your own.");
    }

    /// <summary>Reads <c>robot.json</c> of the folder.</summary>
    /// <exception cref="InputException">It is missing or wrong; the message has the place.</exception>
    public static RobotDescription Load(string folder)
    {
        RobotDescription robot = JsonInput.Read(Path.Combine(folder, FileName), CoreJsonContext.Default.RobotDescription) with
        {
            Folder = folder,
            Reference = folder,
        };
        return robot.Fault() is string fault ? throw new InputException($"{robot.JsonPath}: {fault}") : robot;
    }

    /// <summary>The hand's pose, where it is screwed to the flange, in the frame of the robot's base.</summary>
    /// <param name="jointPositions">One angle for each joint, radians, base to wrist.</param>
    /// <exception cref="ArgumentException">There are not as many angles as joints.</exception>
    public Pose HandInBase(ReadOnlySpan<double> jointPositions) => (chain ??= new Chain(this)).Hand(jointPositions);

    /// <summary>The tool centre's pose in the frame of the robot's base.</summary>
    /// <inheritdoc cref="HandInBase"/>
    public Pose ToolInBase(ReadOnlySpan<double> jointPositions) =>
        HandInBase(jointPositions).Compose(new Pose(Hand.ToolMetres, Quaternion.Identity));

    /// <summary>Two descriptions are equal when they were read from the same folder.</summary>
    public bool Equals(RobotDescription? other) => other is not null && Path.GetFullPath(Folder) == Path.GetFullPath(other.Folder);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetFullPath(Folder).GetHashCode(StringComparison.Ordinal);

    private static string[] Names(string robotsFolder) => Directory.Exists(robotsFolder)
        ? [.. Directory.GetDirectories(robotsFolder).Where(folder => File.Exists(Path.Combine(folder, FileName))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
        : throw new InputException($"The folder {robotsFolder} with the robots is missing.");

    private string? Fault()
    {
        if (SchemaVersion != CurrentSchemaVersion)
        {
            return $"schema_version is {SchemaVersion}; this version reads {CurrentSchemaVersion}.";
        }

        if (Joints.IsDefaultOrEmpty)
        {
            return "joints is empty; an arm has at least one.";
        }

        if (Joints.CountBy(joint => joint.Name).FirstOrDefault(count => count.Value > 1).Key is string twice)
        {
            return $"the joint {twice} is there twice; each joint has its own name.";
        }

        if (Joints.FirstOrDefault(joint => joint.Axis == Vector3.Zero) is { } still)
        {
            return $"the axis of the joint {still.Name} is [0, 0, 0], which has no direction.";
        }

        if (Hand.FingerJoints.IsDefault || Hand.FingerJoints.Length != Fingers || Hand.Pads.IsDefault || Hand.Pads.Length != Fingers)
        {
            return "hand.finger_joints and hand.pads each name two: left and right.";
        }

        if (!(Hand.LargestOpeningMetres > 0))
        {
            return $"hand.largest_opening_m is {Hand.LargestOpeningMetres}; it must be greater than 0.";
        }

        return new[] { Electric.Efficiency, Electric.MotorConstant, Electric.BasePower }.Any(part => !(0 <= part.Low && part.Low <= part.Value && part.Value <= part.High))
            ? "each constant of electric needs 0 <= low <= value <= high."
            : null;
    }

    // what does not depend on the angles, made once
    private sealed class Chain
    {
        private readonly (Pose Link, Vector3 Axis, Vector3 Shift)[] joints;
        private readonly Pose handInLastLink;

        public Chain(RobotDescription robot)
        {
            joints = [.. robot.Joints.Select(joint => (
                new Pose(joint.OffsetMetres, Turned(joint.TurnRadians)), joint.Axis, joint.AlongAxisMetres * joint.Axis))];
            handInLastLink = new Pose(robot.Hand.OffsetMetres, Turned(robot.Hand.TurnRadians));
        }

        public Pose Hand(ReadOnlySpan<double> jointPositions)
        {
            if (jointPositions.Length != joints.Length)
            {
                throw new ArgumentException($"Expected {joints.Length} joint angles, got {jointPositions.Length}.", nameof(jointPositions));
            }

            Pose pose = Pose.Identity;
            for (int joint = 0; joint < joints.Length; joint++)
            {
                (Pose link, Vector3 axis, Vector3 shift) = joints[joint];
                pose = pose.Compose(link).Compose(new Pose(shift, Quaternion.CreateFromAxisAngle(axis, (float)jointPositions[joint])));
            }

            return pose.Compose(handInLastLink);
        }

        private static Quaternion Turned(Vector3 radians) =>
            Quaternion.CreateFromAxisAngle(Vector3.UnitZ, radians.Z)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitY, radians.Y)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitX, radians.X);
    }
}
