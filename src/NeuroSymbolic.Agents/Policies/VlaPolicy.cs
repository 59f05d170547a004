using System.Text.RegularExpressions;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Agents;

/// <summary>A vision-language-action network: what the cameras see, a sentence and the arm's readings make a chunk of actions.</summary>
/// <remarks>One instance serves one thread.</remarks>
public sealed partial class VlaPolicy : IDisposable
{
    /// <summary>Control steps of a chunk that are usually carried out before the next look: 0.4 s.</summary>
    public const int StepsPerLook = 8;

    private readonly PolicyCard card;
    private readonly OnnxNetwork network;

    /// <summary>Loads the network of a model's folder.</summary>
    /// <exception cref="InputException">The model is missing or damaged, or is no policy.</exception>
    /// <exception cref="EngineException">ONNX Runtime is missing.</exception>
    public VlaPolicy(string modelFolder)
    {
        card = PolicyCard.Load(modelFolder);
        network = new OnnxNetwork(card.NetworkPath, new NetworkSignature(card.Inputs, card.Outputs));
    }

    /// <summary>What the network is.</summary>
    public PolicyCard Card => card;

    /// <summary>The actions for the next control steps.</summary>
    /// <param name="observation">What the robot senses.</param>
    /// <param name="before">Its readings one control step earlier; the present ones at the start.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="sentence">What it is told to do.</param>
    /// <param name="random">Draws the noise that a generative policy makes into actions.</param>
    /// <returns>Shape (steps, 4), see <see cref="PolicyCard"/>; valid until the next call.</returns>
    /// <exception cref="InputException">The sentence has a word that the policy does not know, or too many of them.</exception>
    public ReadOnlySpan<float> Chunk(Observation observation, RobotReading before, RobotDescription robot, string sentence, Random random)
    {
        for (int camera = 0; camera < card.Cameras.Length; camera++)
        {
            Write(observation.Capture(card.Cameras[camera], card.SidePixels), network.Input(camera));
        }

        Write(sentence, network.Input(card.Cameras.Length));
        Proprioception.Write(observation.Robot, before, robot, network.Input(card.Cameras.Length + 1));
        if (card.IsGenerative)
        {
            EpisodeDraws.Noise(random, network.Input(card.Cameras.Length + 2));
        }

        network.Run();
        return network.Output(0);
    }

    /// <summary>Why the policy cannot be told a sentence, in a sentence; null when it can.</summary>
    public string? Misunderstood(string sentence)
    {
        string[] words = [.. WordsOf(sentence)];
        return words.FirstOrDefault(word => card.Vocabulary.IndexOf(word) < 1) is string unknown
            ? $"The policy {card.Name} does not know the word '{unknown}' of the sentence '{sentence}'; it knows {string.Join(' ', card.Vocabulary[1..])}."
            : words.Length > card.SentenceLength
            ? $"The policy {card.Name} takes sentences of up to {card.SentenceLength} words; '{sentence}' has more."
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    // rows of pixels to planes of colours
    private static void Write(CameraImage picture, Span<float> planes)
    {
        ReadOnlySpan<byte> pixels = picture.Pixels.Span;
        int plane = planes.Length / 3;
        for (int pixel = 0; pixel < plane; pixel++)
        {
            planes[pixel] = pixels[3 * pixel];
            planes[plane + pixel] = pixels[(3 * pixel) + 1];
            planes[(2 * plane) + pixel] = pixels[(3 * pixel) + 2];
        }
    }

    // 0 after the end
    private void Write(string sentence, Span<float> places)
    {
        if (Misunderstood(sentence) is string reason)
        {
            throw new InputException(reason);
        }

        places.Clear();
        foreach ((int place, string word) in WordsOf(sentence).Index())
        {
            places[place] = card.Vocabulary.IndexOf(word);
        }
    }

    private static IEnumerable<string> WordsOf(string sentence) => Words().Matches(sentence.ToLowerInvariant()).Select(word => word.Value);

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Words();
}
