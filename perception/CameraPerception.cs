using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Sees the table through a camera: a network finds the objects, the laws of the table make facts of them. Sees what is to be
/// grasped through the camera at the wrist.</summary>
public sealed class CameraPerception : IPerception, IDisposable
{
    private readonly ObjectDetector detector;
    private readonly SceneReasoner reasoner;
    private readonly WristSight wrist;

    /// <summary>Perception for a domain by a trained model.</summary>
    /// <inheritdoc cref="ObjectDetector(string, DomainDescription)"/>
    public CameraPerception(string modelFolder, DomainDescription domain)
    {
        detector = new ObjectDetector(modelFolder, domain);
        reasoner = new SceneReasoner(domain, new PinholeCamera(domain.Cameras[detector.Camera]));
        wrist = new WristSight(domain);
    }

    /// <summary>The camera that it sees the table through.</summary>
    public string Camera => detector.Camera;

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation) =>
        reasoner.Explain(detector.Detect(observation.Capture(detector.Camera)), observation.Robot);

    /// <inheritdoc/>
    public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected) =>
        wrist.Find(observation.Capture(PandaWristCamera.Name), observation.Robot, expected);

    /// <inheritdoc/>
    public void Dispose() => detector.Dispose();
}
