using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Perception that is told the truth by the simulation: for lessons and ablations.</summary>
/// <remarks>An agent that uses it says <c>oracle</c> in its name; its episodes are not results.</remarks>
public sealed class OraclePerception(World world) : IPerception
{
    // as far as eyes would look for it
    private const float ReachMetres = 0.03f;

    /// <summary>It does not: it is told what is true when it looks, not what was true when the robot sensed.</summary>
    public bool CanLookAgain => false;

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation) => new(world.TrueFacts(), world.TruePoses) { Joints = world.TrueScene().Joints };

    /// <inheritdoc/>
    public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected)
    {
        ObjectEstimate now = world.TruePoses.First(item => item.Name == expected.Name);
        return Vector3.Distance(now.Pose.Position, expected.Pose.Position) < ReachMetres ? now : null;
    }
}
