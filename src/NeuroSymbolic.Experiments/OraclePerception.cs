using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Perception that is told the truth by the simulation: for lessons and ablations.</summary>
/// <remarks>An agent that uses it says <c>oracle</c> in its name; its episodes are not results.</remarks>
public sealed class OraclePerception(World world) : IPerception
{
    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation) => new(world.TrueFacts(), world.TruePoses);
}
