using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Agents;

/// <summary>The card of a vision-language-action network: pictures, a sentence and the arm's readings to a chunk of actions.</summary>
/// <remarks>
/// Inputs in this order: for each camera a tensor of its name, [1, 3, side, side], red, green, blue from 0 to 255, upper row first; <c>words</c> [1, length],
/// places of the sentence's words in the vocabulary, 0 after its end; <c>state</c> [1, 8], see <see cref="Proprioception"/>; and, where it generates actions from
/// it, <c>noise</c> [1, steps, 4], normally distributed. Output: <c>chunk</c> [1, steps, 4],
/// for each coming control step where the tool is to go, from where it is now, world axes, metres, and the fingers, -1 open, 1 closed.
/// </remarks>
public sealed record PolicyCard : ModelCard
{
    private const int NumbersPerStep = 4;

    /// <summary>The cameras that it looks through.</summary>
    public required ImmutableArray<string> Cameras { get; init; }

    /// <summary>The words that it knows; the first one stands for none.</summary>
    public required ImmutableArray<string> Vocabulary { get; init; }

    /// <summary>Numbers in the network, 0 where the card does not say.</summary>
    public long Parameters { get; init; }

    /// <summary>Control steps in a chunk.</summary>
    public int Steps => Outputs[0].Shape[1];

    /// <summary>Whether it makes noise into actions, so that each draw gives others.</summary>
    public bool IsGenerative => Inputs.Length > Cameras.Length + 2;

    /// <summary>Side of the pictures, pixels.</summary>
    public int SidePixels => Inputs[0].Shape[3];

    /// <summary>The most words that a sentence may have.</summary>
    public int SentenceLength => Inputs[Cameras.Length].Shape[1];

    /// <summary>Reads the card of a policy's folder.</summary>
    /// <exception cref="InputException">It is missing or wrong, or the network beside it is another one.</exception>
    public static new PolicyCard Load(string folder)
    {
        PolicyCard card = Load(folder, PolicyJsonContext.Default.PolicyCard);
        return card.Fits() ? card : throw new InputException(
            $"{card.Path}: a policy takes a picture [1, 3, side, side] of each of its cameras, words [1, length], state [1, {Proprioception.Length}] and perhaps noise [1, steps, {NumbersPerStep}], and "
            + $"gives a chunk [1, steps, {NumbersPerStep}]; the card says {string.Join(", ", card.Inputs)} and {string.Join(", ", card.Outputs)}.");
    }

    private bool Fits() =>
        !Cameras.IsDefaultOrEmpty && Vocabulary is ["", ..]
        && Inputs.Length >= Cameras.Length + 2
        && Inputs.Take(Cameras.Length).Zip(Cameras).All(pair =>
            pair.First.Name == pair.Second && pair.First.Shape is [1, 3, int height, int width] && height == width && width == SidePixels)
        && Inputs[Cameras.Length] is { Name: "words", Shape: [1, > 0] }
        && Inputs[Cameras.Length + 1] is { Name: "state", Shape: [1, Proprioception.Length] }
        && Outputs is [{ Name: "chunk", Shape: [1, > 0, NumbersPerStep] }]
        && (!IsGenerative || (Inputs is [.., { Name: "noise", Shape: [1, var drawn, NumbersPerStep] }] && drawn == Steps && Inputs.Length == Cameras.Length + 3));
}
