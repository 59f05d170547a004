using System.Text.Json.Nodes;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

public sealed class ObjectDetectorTests : IDisposable
{
    private static readonly string Model = Path.Combine(Repository.Root, "models", "hanoi-cubes");
    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));

    private const string Camera = "agentview";

    private readonly string folder = Directory.CreateTempSubdirectory("model").FullName;

    public ObjectDetectorTests()
    {
        foreach (string file in Directory.GetFiles(Model))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private string CardPath => Path.Combine(folder, "card.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_picture_of_another_size_is_refused_with_both_sizes()
    {
        using var detector = new ObjectDetector(folder, Hanoi, Camera);
        InputException error = Assert.Throws<InputException>(() => detector.Detect(new CameraImage(64, 48, new byte[64 * 48 * 3])));
        Assert.Contains("64 x 48", error.Message, StringComparison.Ordinal);
        Assert.Contains("256 x 256", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void In_a_picture_of_one_grey_there_is_no_cube(byte grey)
    {
        using var detector = new ObjectDetector(folder, Hanoi, Camera);
        byte[] pixels = new byte[256 * 256 * 3];
        Array.Fill(pixels, grey);
        Assert.All(detector.Detect(new CameraImage(256, 256, pixels)), item => Assert.True(item.Presence < 0.5));
    }

    [Fact]
    public void A_cut_off_network_is_not_that_of_the_card()
    {
        string network = Path.Combine(folder, "model.onnx");
        File.WriteAllBytes(network, File.ReadAllBytes(network)[..1000]);
        AssertRefused("SHA-256");
    }

    [Fact]
    public void A_network_that_is_missing_is_named()
    {
        File.Delete(Path.Combine(folder, "model.onnx"));
        AssertRefused("model.onnx");
    }

    [Fact]
    public void A_card_that_is_missing_is_named()
    {
        File.Delete(CardPath);
        AssertRefused("card.json");
    }

    [Fact]
    public void A_model_that_nobody_trained_is_refused_with_the_command_that_trains_it()
    {
        string missing = Path.Combine(folder, "hanoi-unseen");
        InputException error = Assert.Throws<InputException>(() => new ObjectDetector(missing, Hanoi, Camera));
        Assert.Equal($"{missing} is missing: ./neurosym train hanoi-unseen makes the model.", error.Message);
    }

    [Fact]
    public void A_card_cut_off_is_no_card()
    {
        File.WriteAllText(CardPath, File.ReadAllText(CardPath)[..200]);
        AssertRefused("card.json:");
    }

    [Theory]
    [InlineData("schema_version", "7", "schema_version 7")]
    [InlineData("sha256", "\"00ff\"", "the card says 00ff")]
    [InlineData("domain", "\"kitchen\"", "is of the domain 'kitchen'; needed is a model of 'hanoi'")]
    [InlineData("camera", "\"ceiling\"", "of the camera 'ceiling'; needed is a model for 'agentview'")]
    [InlineData("objects", "[\"cube1\", \"lemon\"]", "'lemon'")]
    [InlineData("objects", "[\"cube1\"]", "a detector of 1 objects")]
    [InlineData("objects", "[]", "at least one of each")]
    [InlineData("inputs", "[{\"name\": \"picture\", \"shape\": [1, 3, 256, 128]}]", "one input [1, 3, side, side]")]
    [InlineData("inputs", "[{\"name\": \"picture\", \"shape\": [1, 3, 64, 64]}]", "on pictures of 64 x 64 pixels, and the camera 'agentview' takes such of 256 x 256 by domain.json of hanoi; train it again")]
    [InlineData("inputs", "[{\"name\": \"photo\", \"shape\": [1, 3, 256, 256]}]", "has no input 'photo'")]
    [InlineData("outputs", "[{\"name\": \"poses\", \"shape\": [1, 6, 4]}]", "has no output 'poses'")]
    public void A_card_that_does_not_fit_says_what_it_says_and_what_is_needed(string member, string value, string sentence)
    {
        JsonNode card = JsonNode.Parse(File.ReadAllText(CardPath))!;
        card[member] = JsonNode.Parse(value);
        File.WriteAllText(CardPath, card.ToJsonString());
        AssertRefused(sentence);
    }

    private void AssertRefused(string part)
    {
        InputException error = Assert.Throws<InputException>(() => new ObjectDetector(folder, Hanoi, Camera));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
