using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Studio;

/// <summary>Keeps what an agent saw and believed at its last look, for people to see. It changes nothing of the look.</summary>
/// <param name="inner">What looks.</param>
internal sealed class WatchedPerception(IPerception inner) : IPerception, IDisposable
{
    private Sight? last;

    /// <inheritdoc/>
    public bool CanLookAgain => inner.CanLookAgain;

    /// <summary>The last look, if nobody has taken it yet.</summary>
    public Sight? Take()
    {
        Sight? taken = last;
        last = null;
        return taken;
    }

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation) => Look(observation, before: null);

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation, SceneEstimate? before)
    {
        if (inner is not CameraPerception camera)
        {
            SceneEstimate told = inner.Look(observation, before);
            last = new Sight(told, null, null, null);
            return told;
        }

        CameraImage picture = observation.Capture(camera.Camera);
        TableSight sight = camera.See(picture, observation.Robot, before);
        last = new Sight(sight.Scene, camera.Camera, picture, sight.Camera);
        return sight.Scene;
    }

    /// <inheritdoc/>
    public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected) => inner.LookClosely(observation, expected);

    /// <inheritdoc/>
    public SceneEstimate Complete(Observation observation, SceneEstimate seen, SceneEstimate? before, ImmutableArray<string> missing)
    {
        SceneEstimate complete = inner.Complete(observation, seen, before, missing);
        last = last! with { Scene = complete };
        return complete;
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    /// <summary>A look.</summary>
    /// <param name="Scene">What was believed after it.</param>
    /// <param name="Camera">The camera; null for an agent that is told the facts.</param>
    /// <param name="Picture">What it saw.</param>
    /// <param name="Registered">How the camera must have stood.</param>
    public sealed record Sight(SceneEstimate Scene, string? Camera, CameraImage? Picture, PinholeCamera? Registered);
}
