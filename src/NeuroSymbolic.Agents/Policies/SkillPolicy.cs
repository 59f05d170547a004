using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Agents;

/// <summary>A small generative network for the stages of grasping and setting down.</summary>
/// <remarks>
/// Inputs: <c>features</c> [1, 18], see <see cref="SkillFeatures"/>; <c>noise</c> [1, steps, 3], normally distributed, which is made into a motion by
/// flow matching (Lipman et al., ICLR 2023), the integration being part of the network. Outputs: <c>chunk</c> [1, steps, 3], where the tool is to go
/// at each coming control step, from where it is now, world axes, metres; <c>ended</c> [1, 1], probability that the stage is over. One instance serves one thread.
/// </remarks>
public sealed class SkillPolicy : IDisposable
{
    private readonly OnnxNetwork network;

    /// <summary>Loads the network of a model's folder.</summary>
    /// <exception cref="InputException">The model is missing or damaged, or is no skill.</exception>
    /// <exception cref="EngineException">ONNX Runtime is missing.</exception>
    public SkillPolicy(string modelFolder)
    {
        Card = ModelCard.Load(modelFolder);
        if (Card.Inputs is not [{ Name: "features", Shape: [1, SkillFeatures.Length] }, { Name: "noise", Shape: [1, var steps, 3] }]
            || Card.Outputs is not [{ Name: "chunk", Shape: [1, var given, 3] }, { Name: "ended", Shape: [1, 1] }] || given != steps)
        {
            throw new InputException(
                $"{Card.Path}: a skill takes features [1, {SkillFeatures.Length}] and noise [1, steps, 3], and gives a chunk [1, steps, 3] and ended [1, 1]; "
                + $"the card says {string.Join(", ", Card.Inputs)} and {string.Join(", ", Card.Outputs)}.");
        }

        Steps = steps;
        network = new OnnxNetwork(Card.NetworkPath, new NetworkSignature(Card.Inputs, Card.Outputs));
    }

    /// <summary>What the network is.</summary>
    public ModelCard Card { get; }

    /// <summary>Control steps in a chunk.</summary>
    public int Steps { get; }

    /// <summary>The numbers that the network is told; to be written before each run.</summary>
    public Span<float> Features => network.Input(0);

    /// <summary>Probability that the stage is over, after a run.</summary>
    public float Ended => network.Output(1)[0];

    /// <summary>Draws the motion of the next control steps.</summary>
    public void Run(Random random)
    {
        EpisodeDraws.Noise(random, network.Input(1));
        network.Run();
    }

    /// <summary>Where the tool is to go at a control step of the chunk, from where it was at the run, metres.</summary>
    public Vector3 Place(int step) => new(network.Output(0).Slice(3 * step, 3));

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}
