using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Sees the table through a camera: a network finds the objects, the areas' borders tell how the camera stands, the laws of the
/// table make facts of both. Sees what is to be grasped through the camera at the wrist.</summary>
public sealed class CameraPerception : IPerception, IDisposable
{
    private readonly ObjectDetector detector;
    private readonly DomainDescription domain;
    private readonly CameraDescription calibration;
    private readonly CameraRegistration registration;
    private readonly WristSight wrist;
    private readonly HiddenThings hidden;

    /// <summary>Perception through a camera that stands still, and the one in the hand.</summary>
    /// <param name="domain">The domain whose objects are to be found.</param>
    /// <param name="camera">The camera; null for the domain's default.</param>
    /// <inheritdoc cref="ObjectDetector(string, DomainDescription, string)" path="/exception"/>
    public CameraPerception(DomainDescription domain, string? camera = null)
    {
        Camera = camera ?? domain.DefaultCamera;
        detector = new ObjectDetector(domain.PerceptionModelFolder(Camera), domain, Camera);
        this.domain = domain;
        calibration = domain.TableCamera(Camera);
        registration = new CameraRegistration(domain);
        wrist = new WristSight(domain);
        hidden = new HiddenThings(domain, calibration.PositionMetres, wrist);
    }

    /// <summary>The camera that it sees the table through.</summary>
    public string Camera { get; }

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation) => Look(observation, before: null);

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation, SceneEstimate? before) => See(observation.Capture(Camera), observation.Robot, before).Scene;

    /// <summary>What a picture shows.</summary>
    /// <param name="picture">The picture of <see cref="Camera"/>.</param>
    /// <param name="robot">The robot's readings at that moment; null when there is nothing but the picture.</param>
    /// <param name="before">What was believed after the look before; null at the first one.</param>
    /// <exception cref="InputException">The picture has another size than the network reads.</exception>
    public TableSight See(CameraImage picture, RobotReading? robot, SceneEstimate? before = null)
    {
        ImmutableArray<ObjectDetection> found = detector.Detect(picture);
        PinholeCamera camera = registration.Register(picture, calibration, mayBeKnocked: true);
        return new TableSight(new SceneReasoner(domain, camera).Explain(found, robot, before), camera, found);
    }

    /// <inheritdoc/>
    public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected) =>
        wrist.Find(observation.Capture(domain.HandCamera), observation.Robot, expected);

    /// <inheritdoc/>
    public SceneEstimate Complete(Observation observation, SceneEstimate seen, SceneEstimate? before, ImmutableArray<string> missing) =>
        hidden.Complete(observation, seen, before, missing);

    /// <inheritdoc/>
    public void Dispose() => detector.Dispose();
}
