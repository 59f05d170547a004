using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Perception that is told the truth, errs by a few millimetres as a camera does, and tells each time it is asked.</summary>
internal sealed class RecordedLooks(World world, double deviationMetres, Random random, Action looked) : IPerception
{
    public SceneEstimate Look(Observation observation)
    {
        looked();
        return new(world.TrueFacts(), [.. world.TruePoses.Select(Blur)]) { Joints = world.TrueScene().Joints };
    }

    private ObjectEstimate Blur(ObjectEstimate estimate)
    {
        Vector3 error = new((float)random.NextGaussian(deviationMetres), (float)random.NextGaussian(deviationMetres), 0);
        return estimate with { Pose = estimate.Pose with { Position = estimate.Pose.Position + error } };
    }
}
