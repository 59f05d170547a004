using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>One simulated table with its robot and the movable objects of an episode.</summary>
/// <remarks>
/// <code>
/// using World world = World.Load(task.Domain, ["cube1", "cube2", "cube3"]);
/// world.Reset(scene);
/// while (!done)
/// {
///     world.Step(agent.Act(world.Observe()));
/// }
/// </code>
/// Not safe for use by several threads at once; several worlds are. The same actions after the same reset give the same states, bit for bit.
/// </remarks>
public sealed class World : IDisposable
{
    /// <summary>Physics steps in one control step.</summary>
    public const int PhysicsStepsPerControlStep = 25;

    // on the floor, where no camera of the table looks
    private static readonly Vector3 OutOfSight = new(4, 0, 0);
    private const float OutOfSightSpacing = 0.5f;

    private const int SettlingControlSteps = RobotAction.Rate / 2;

    private readonly MuJoCoModel model;
    private readonly MuJoCoData data;
    private readonly Arm arm;
    private readonly GroundTruth truth;
    private OffscreenRenderer? renderer;

    private World(DomainDescription domain, MuJoCoModel model, MuJoCoData data, IReadOnlyCollection<string> movable)
    {
        Domain = domain;
        this.model = model;
        this.data = data;
        arm = new Arm(data, domain);
        truth = new GroundTruth(data, domain, movable);
    }

    /// <summary>The domain whose scene it is.</summary>
    public DomainDescription Domain { get; }

    /// <summary>Simulated time since the last reset, seconds.</summary>
    public double TimeSeconds => data.Time;

    /// <summary>What there is to draw.</summary>
    public SceneShape Shape() => SceneShape.Of(model);

    /// <inheritdoc cref="MuJoCoData.WriteBodyPoses"/>
    public void WriteBodyPoses(Span<float> poses) => data.WriteBodyPoses(poses);

    /// <summary>Strange things that pictures show, at first none.</summary>
    public ImmutableArray<StrayThing> Strays { get; set; } = [];

    /// <summary>What the arm's motors did since the last reset.</summary>
    public RobotEffort Effort => arm.Effort;

    /// <summary>The engine's generalised positions: a full picture of the scene, for recording. A view; copy it to keep it.</summary>
    public ReadOnlySpan<double> Positions => data.Qpos;

    /// <summary>Where every movable object really is. For the referee and oracles.</summary>
    public ImmutableArray<ObjectEstimate> TruePoses => truth.Poses;

    /// <summary>How a camera really stands, which may differ a little from its calibration. For labels and measurements.</summary>
    public CameraDescription TrueCamera(string name) => truth.Camera(name);

    /// <summary>Where the tool point really is, as the engine computed it in the last physics step. For the referee and perturbations.</summary>
    public Vector3 ToolPosition => arm.ToolPosition;

    /// <summary>The engine's state, for measurements of the stepping itself.</summary>
    internal MuJoCoData Data => data;

    /// <summary>Compiles the domain's scene with the given movable objects; the others are left out.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="movable">Names of the movable objects that take part.</param>
    /// <param name="variation">How it differs from the domain's scene; null for not at all.</param>
    /// <exception cref="InputException">The scene is wrong.</exception>
    /// <exception cref="EngineException">MuJoCo is missing or of another version.</exception>
    public static World Load(DomainDescription domain, IReadOnlyCollection<string> movable, SceneVariation? variation = null)
    {
        MuJoCoModel? model = null;
        MuJoCoData? data = null;
        try
        {
            model = MuJoCoModel.FromXml(SceneComposer.Compose(domain, movable, variation), domain.ScenePath);
            int largest = domain.Cameras.Max(camera => camera.Value.SidePixels);
            if (largest > Math.Min(model.Offwidth, model.Offheight))
            {
                throw new InputException(
                    $"A camera of {domain.Name} takes pictures of {largest} x {largest} pixels, and {domain.ScenePath} allows "
                    + $"{model.Offwidth} x {model.Offheight}: enlarge visual/global offwidth and offheight.");
            }

            data = new MuJoCoData(model);
            data.Forward();
            SceneAgreement.Check(data, domain, movable);
            return new World(domain, model, data, movable);
        }
        catch
        {
            data?.Dispose();
            model?.Dispose();
            throw;
        }
    }

    /// <summary>The files that a domain's scene is made of: its own, what it includes, and the robot's.</summary>
    /// <exception cref="InputException">One is missing or no XML.</exception>
    public static IEnumerable<string> SceneFiles(DomainDescription domain) => SceneComposer.Files(domain);

    /// <summary>Puts everything where a scene has it and the robot into its home posture, and lets everything come to rest. Movable objects that
    /// the scene does not have wait on the floor behind all cameras, and nothing true is told of them until they are moved.</summary>
    public void Reset(SceneState scene)
    {
        data.Reset();
        arm.ResetToHome(Domain.RobotHomeRadians.AsSpan());
        foreach (ObjectState thing in scene.Objects)
        {
            MoveObject(thing.Item.Name, thing.Pose);
        }

        foreach ((string fixture, double radians) in scene.Joints)
        {
            TurnFixture(Domain.Find(fixture), radians);
        }

        truth.Hide(scene);
        foreach ((ObjectDescription item, int index) in truth.Hidden.Select((item, index) => (item, index)))
        {
            Put(item.Name, new Pose(OutOfSight + new Vector3(0, index * OutOfSightSpacing, item.SizeMetres.Z / 2), Quaternion.Identity));
        }

        data.Forward();
        arm.Begin();
        for (int step = 0; step < SettlingControlSteps; step++)
        {
            Step(RobotAction.Rest);
        }

        arm.Begin();
        data.Time = 0;
    }

    /// <summary>What the robot senses now.</summary>
    public Observation Observe() => new(data.Time, arm.Reading, Capture, CaptureSmall);

    /// <summary>Carries out one action: a twentieth of a second.</summary>
    /// <exception cref="UnstableSimulationException">The physics diverged.</exception>
    public void Step(RobotAction action) => Step(action, afterPhysicsStep: null);

    /// <summary>Carries out one action and tells of each physics step in it.</summary>
    /// <param name="action">The action.</param>
    /// <param name="afterPhysicsStep">Called after each; it may look at the world and move things.</param>
    /// <exception cref="UnstableSimulationException">The physics diverged.</exception>
    public void Step(in RobotAction action, Action? afterPhysicsStep)
    {
        double time = data.Time;
        for (int step = 0; step < PhysicsStepsPerControlStep; step++)
        {
            data.Step1();
            if (step == 0)
            {
                arm.Command(action);
            }

            arm.Drive();
            data.Step2();
            afterPhysicsStep?.Invoke();
        }

        // the engine answers a divergence by resetting the world without a word
        if (data.CountWarnings(MuJoCoWarning.BadPosition) + data.CountWarnings(MuJoCoWarning.BadVelocity)
            + data.CountWarnings(MuJoCoWarning.BadAcceleration) > 0)
        {
            throw new UnstableSimulationException(time);
        }
    }

    /// <summary>Puts a movable object somewhere, at rest, as a hand from outside would.</summary>
    /// <exception cref="InputException">The scene has no such object.</exception>
    public void MoveObject(string name, Pose pose)
    {
        Put(name, pose);
        truth.Show(name);
    }

    private void Put(string name, Pose pose)
    {
        int joint = model.Joint(name);
        Span<double> q = data.Qpos.Slice(model.JntQposadr[joint], 7);
        (q[0], q[1], q[2]) = (pose.Position.X, pose.Position.Y, pose.Position.Z);
        (q[3], q[4], q[5], q[6]) = (pose.Orientation.W, pose.Orientation.X, pose.Orientation.Y, pose.Orientation.Z);
        data.Qvel.Slice(model.JntDofadr[joint], 6).Clear();
    }

    /// <summary>Turns a fixture about its joint, at rest.</summary>
    /// <param name="fixture">The fixture.</param>
    /// <param name="radians">How far it is turned then; the scene's limits push it back where that is beyond them.</param>
    public void TurnFixture(ObjectDescription fixture, double radians)
    {
        int joint = model.Joint(fixture.Joint!);
        data.Qpos[model.JntQposadr[joint]] = radians;
        data.Qvel[model.JntDofadr[joint]] = 0;
    }

    /// <summary>Puts the arm into a posture, at rest, and tells it to stay there.</summary>
    /// <param name="jointPositions">One angle for each joint, radians, base to wrist.</param>
    /// <param name="openingMetres">Distance between the finger pads, 0 to the largest opening, metres.</param>
    public void MoveArm(ReadOnlySpan<double> jointPositions, double openingMetres)
    {
        arm.MoveTo(jointPositions, openingMetres);
        data.Forward();
        arm.Begin();
    }

    /// <summary>The true scene. For the referee and oracles.</summary>
    public SceneState TrueScene() => truth.Scene();

    /// <summary>The true facts that can change. For the referee and oracles.</summary>
    public FactSet TrueFacts() => truth.Facts();

    /// <summary>Shows a recorded scene: takes over positions that <see cref="Positions"/> gave before.</summary>
    /// <exception cref="ArgumentException">The length is another scene's.</exception>
    public void ShowPositions(ReadOnlySpan<double> positions)
    {
        if (positions.Length != model.Nq)
        {
            throw new ArgumentException($"The scene has {model.Nq} positions, got {positions.Length}.", nameof(positions));
        }

        positions.CopyTo(data.Qpos);
        data.Forward();
    }

    /// <inheritdoc cref="ShowPositions(ReadOnlySpan{double})"/>
    public void ShowPositions(float[] positions) => ShowPositions(Array.ConvertAll(positions, position => (double)position));

    /// <summary>A picture from a camera of the scene, in any size.</summary>
    /// <exception cref="InputException">There is no such camera; the message lists those there are.</exception>
    /// <exception cref="EngineException">There is no working renderer.</exception>
    public CameraImage Render(string camera, int width, int height)
    {
        renderer ??= new OffscreenRenderer(model);
        renderer.Strays = Strays;
        return renderer.Render(data, camera, width, height);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        renderer?.Dispose();
        data.Dispose();
        model.Dispose();
    }

    private CameraImage Capture(string camera)
    {
        int side = Domain.Camera(camera).SidePixels;
        return Render(camera, side, side);
    }

    private CameraImage CaptureSmall(string camera, int sidePixels)
    {
        int side = Domain.Camera(camera).SidePixels;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sidePixels, side);
        return Render(camera, sidePixels, sidePixels);
    }
}
