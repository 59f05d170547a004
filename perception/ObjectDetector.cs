using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Finds a domain's movable objects, and fixtures that turn, in a picture, with a trained network.</summary>
/// <remarks>One instance serves one thread.</remarks>
public sealed class ObjectDetector : IDisposable
{
    private const int Colours = 3;
    private const int NumbersOfPlace = 4;
    private const int NumbersOfTurn = 2;

    private readonly DetectorCard card;
    private readonly OnnxNetwork network;
    private readonly int side;
    private readonly int numbersPerObject;
    private readonly ImmutableArray<ObjectDescription> objects;

    /// <summary>Loads a network and holds it against its card and the domain.</summary>
    /// <param name="modelFolder">The folder with <c>card.json</c> and the network.</param>
    /// <param name="domain">The domain whose objects are to be found.</param>
    /// <param name="camera">The camera whose pictures it is to read.</param>
    /// <exception cref="InputException">The model is damaged, or is for another domain or another kind of picture.</exception>
    /// <exception cref="EngineException">ONNX Runtime is missing.</exception>
    public ObjectDetector(string modelFolder, DomainDescription domain, string camera)
    {
        card = DetectorCard.Load(modelFolder);
        if (card.Domain != domain.Name)
        {
            throw new InputException($"{card.Path} is of the domain '{card.Domain}'; needed is a model of '{domain.Name}'.");
        }

        if (card.Camera != camera)
        {
            throw new InputException($"{card.Path} was trained on pictures of the camera '{card.Camera}'; needed is a model for '{camera}'.");
        }

        ObjectDescription[] known = [.. domain.Objects.Where(item => item.IsMovable), .. domain.Turning];
        if (card.Objects.FirstOrDefault(name => !Array.Exists(known, item => item.Name == name)) is string unknown)
        {
            throw new InputException($"{card.Path} lists '{unknown}', which is no movable object of the domain {domain.Name}, nor a fixture that turns.");
        }

        objects = [.. card.Objects.Select(domain.Find)];
        numbersPerObject = NumbersOfPlace + (domain.TurnsMatter ? NumbersOfTurn : 0);

        if (card.Inputs is not [{ Shape: [1, Colours, int height, int width] }] || height != width
            || card.Outputs is not [{ Shape: [1, int rows, int numbers] }] || rows != objects.Length || numbers != numbersPerObject)
        {
            throw new InputException(
                $"{card.Path}: a detector of {objects.Length} objects of the domain {domain.Name} takes one input [1, 3, side, side] and gives one output "
                + $"[1, {objects.Length}, {numbersPerObject}]; the card says {string.Join(", ", card.Inputs)} and {string.Join(", ", card.Outputs)}.");
        }

        side = height;
        if (side != domain.Camera(camera).SidePixels)
        {
            throw new InputException(
                $"{card.Path} was trained on pictures of {side} x {side} pixels, and the camera '{camera}' takes such of "
                + $"{domain.Camera(camera).SidePixels} x {domain.Camera(camera).SidePixels} by domain.json of {domain.Name}; "
                + $"train it again: ./neurosym train {card.Name}");
        }

        network = new OnnxNetwork(card.NetworkPath, new NetworkSignature(card.Inputs, card.Outputs));
    }

    /// <summary>What the network says of each of its objects.</summary>
    /// <exception cref="InputException">The picture has another size than the network reads.</exception>
    public ImmutableArray<ObjectDetection> Detect(CameraImage picture)
    {
        if (picture.Width != side || picture.Height != side)
        {
            throw new InputException(
                $"The picture is {picture.Width} x {picture.Height} pixels; the model {card.Name} reads {side} x {side}.");
        }

        WritePlanes(picture.Pixels.Span, network.Input(0));
        network.Run();
        ReadOnlySpan<float> output = network.Output(0);
        var found = ImmutableArray.CreateBuilder<ObjectDetection>(objects.Length);
        for (int item = 0; item < objects.Length; item++)
        {
            ReadOnlySpan<float> numbers = output.Slice(item * numbersPerObject, numbersPerObject);
            var detection = new ObjectDetection(objects[item].Name, numbers[0], new Vector2(numbers[1], numbers[2]), numbers[3]);
            if (numbersPerObject > NumbersOfPlace)
            {
                var turn = new Vector2(numbers[^2], numbers[^1]);
                detection = detection with { TurnRadians = MathF.Atan2(turn.Y, turn.X) / objects[item].TurnSymmetry, TurnClarity = turn.Length() };
            }

            found.Add(detection);
        }

        return found.MoveToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    // (height, width, 3) bytes become (3, height, width) from 0 to 1
    private static void WritePlanes(ReadOnlySpan<byte> pixels, Span<float> planes)
    {
        int plane = planes.Length / Colours;
        Span<float> red = planes[..plane], green = planes.Slice(plane, plane), blue = planes[(2 * plane)..];
        for (int pixel = 0, at = 0; pixel < plane; pixel++, at += Colours)
        {
            red[pixel] = pixels[at] * (1f / byte.MaxValue);
            green[pixel] = pixels[at + 1] * (1f / byte.MaxValue);
            blue[pixel] = pixels[at + 2] * (1f / byte.MaxValue);
        }
    }
}
