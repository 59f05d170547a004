using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using static NeuroSymbolic.Cli.Tests.TinyTraining;

namespace NeuroSymbolic.Cli.Tests;

/// <summary>The scripts for what acts: from demonstrations to a network that the program runs.</summary>
public sealed class PolicyTrainingTests
{
    private static readonly RobotReading AtRest = new([0, 0.2, 0, -2.6, 0, 2.9, 0.8], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], 0.08);

    private static readonly RobotDescription Arm = RobotDescription.Find(Repository.Robots, "panda");
    private static readonly Observation Dark = new(0, AtRest, _ => new CameraImage(32, 32, new byte[32 * 32 * 3]));

    [TorchFact]
    public void Skills_are_learned_and_give_a_motion_that_depends_on_the_draw()
    {
        using var training = new TinyTraining("skills.py", """
            {"schema_version": 3, "script": "skills.py", "data": {"kind": "skills", "task": "hanoi-move", "episodes": 1, "chunk_steps": 8},
             "network": {"width": 16, "blocks": 1}, "seed": 1, "training": {"epochs": 1, "batch": 32, "learning_rate": 0.001, "workers": 1}}
            """);

        (int exitCode, _, string error) = training.Train([], RealPath);

        Assert.True(exitCode == 0, error);
        using var policy = new SkillPolicy(training.File("models/tiny"));
        policy.Run(new Random(1));
        System.Numerics.Vector3 one = policy.Place(0);
        policy.Run(new Random(1));
        Assert.Equal(one, policy.Place(0));
        policy.Run(new Random(2));
        Assert.NotEqual(one, policy.Place(0));
        Assert.InRange(policy.Ended, 0, 1);
    }

    [TorchFact]
    public void A_vision_language_action_policy_is_learned_and_acts_on_pictures_and_a_sentence()
    {
        using var training = new TinyTraining("vla.py", """
            {"schema_version": 3, "script": "vla.py", "data": {"kind": "demonstrations", "cameras": ["agentview", "wrist"], "side_px": 32, "chunk_steps": 4,
              "demonstrations": [{"task": "hanoi-move", "episodes": 2, "every_steps": 20}]},
             "network": {"channels": 4, "width": 16, "layers": 1, "keypoints": 2}, "seed": 1,
             "training": {"epochs": 2, "batch": 8, "learning_rate": 0.001, "workers": 1, "snapshots": 1}}
            """);

        (int exitCode, _, string error) = training.Train([], RealPath);

        Assert.True(exitCode == 0, error);
        using var policy = new VlaPolicy(training.File("models/tiny"));
        ActsOnPicturesAndWords(policy);
        using var halfway = new VlaPolicy(Assert.Single(Directory.GetDirectories(training.File("artifacts/training/tiny/tiny/snapshots"))));
        ActsOnPicturesAndWords(halfway);
        Assert.Equal(2, JsonNode.Parse(File.ReadAllText(training.File("models/tiny/card.json")))!["training"]!["curve"]!.AsArray().Count);

        // another training on the same data, of a network that draws its actions
        training.Write("training/drawing.json", """
            {"schema_version": 3, "script": "vla.py", "data_of": "tiny", "network": {"generates": "flow", "channels": 4, "width": 16, "layers": 1, "keypoints": 2},
             "seed": 2, "training": {"epochs": 1, "batch": 8, "learning_rate": 0.001, "workers": 1}}
            """);
        (exitCode, _, error) = training.Train([], RealPath, model: "drawing");

        Assert.True(exitCode == 0, error);
        Assert.DoesNotContain("pictured", error, StringComparison.Ordinal);
        JsonNode taken = JsonNode.Parse(File.ReadAllText(training.File("models/drawing/card.json")))!["training"]!;
        Assert.Equal("tiny", (string?)taken["data_of"]);
        Assert.InRange((double)taken["data_energy_joules"]!, 1, (double)taken["energy_joules"]!);
        using var drawing = new VlaPolicy(training.File("models/drawing"));
        ActsOnPicturesAndWords(drawing);
        Assert.Equal(Chunk(drawing, 1), Chunk(drawing, 1));
        Assert.NotEqual(Chunk(drawing, 1), Chunk(drawing, 2));
        Assert.Equal(Chunk(policy, 1), Chunk(policy, 2));

        float[] Chunk(VlaPolicy policy, int seed) => [.. policy.Chunk(Dark, AtRest, Arm, $"Move {policy.Card.Vocabulary[1]}.", new Random(seed))];
    }

    [PretrainedFact]
    public void A_policy_acts_on_pictures_and_words_through_networks_that_others_trained()
    {
        using var training = new TinyTraining("vla.py", """
            {"schema_version": 3, "script": "vla.py", "data": {"kind": "demonstrations", "cameras": ["agentview", "wrist"], "side_px": 32, "chunk_steps": 4,
              "demonstrations": [{"task": "hanoi-move", "episodes": 2, "every_steps": 20}]},
             "network": {"tower": "resnet18", "sentence": "minilm", "width": 16, "layers": 1, "keypoints": 2}, "seed": 1,
             "training": {"epochs": 1, "batch": 8, "learning_rate": 0.001, "workers": 1}}
            """);

        (int exitCode, _, string error) = training.Train([], RealPath);

        Assert.True(exitCode == 0, error);
        using var policy = new VlaPolicy(training.File("models/tiny"));
        ActsOnPicturesAndWords(policy);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(training.File("models/tiny/card.json")))!["training"]!["pretrained"]);
    }

    private static void ActsOnPicturesAndWords(VlaPolicy policy)
    {
        string known = $"Move {string.Join(' ', policy.Card.Vocabulary[1..].Take(3))}!";
        ImmutableArray<float> chunk = [.. policy.Chunk(Dark, AtRest, Arm, known, new Random(1))];
        Assert.Equal(16, chunk.Length);
        Assert.All(chunk, value => Assert.True(float.IsFinite(value)));
        Assert.NotEqual(chunk.AsEnumerable(), policy.Chunk(Dark, AtRest, Arm, "Move.", new Random(1)).ToArray());
        InputException unknown = Assert.Throws<InputException>(() => policy.Chunk(Dark, AtRest, Arm, "Move the unicorn.", new Random(1)));
        Assert.Contains("does not know the word 'unicorn' of the sentence 'Move the unicorn.'", unknown.Message, StringComparison.Ordinal);
        string many = string.Join(' ', Enumerable.Repeat("move", policy.Card.SentenceLength + 1));
        Assert.Contains("takes sentences of up to", Assert.Throws<InputException>(() => policy.Chunk(Dark, AtRest, Arm, many, new Random(1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"episodes\": 1", "\"episodes\": 0", "data.episodes is 0; at least 1 is needed.")]
    [InlineData("\"skills\", \"task\"", "\"songs\", \"task\"", "songs")]
    [InlineData("hanoi-move", "hanoi-99", "There is no task 'hanoi-99'")]
    public void Wrong_settings_are_one_sentence(string right, string wrong, string sentence)
    {
        using var training = new TinyTraining("skills.py", """
            {"schema_version": 3, "script": "skills.py", "data": {"kind": "skills", "task": "hanoi-move", "episodes": 1, "chunk_steps": 8},
             "seed": 1, "training": {"epochs": 1, "batch": 32, "learning_rate": 0.001}}
            """.Replace(right, wrong, StringComparison.Ordinal));
        training.Interpreter("exit 0");

        (int exitCode, _, string error) = training.Train([]);

        Assert.True(exitCode is 30 or 31, error);
        Assert.Contains(sentence, error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
    }
}
