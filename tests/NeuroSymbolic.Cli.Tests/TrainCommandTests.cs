using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;
using static NeuroSymbolic.Cli.Tests.TinyTraining;

namespace NeuroSymbolic.Cli.Tests;

/// <summary><c>train</c> from its pictures to the card.</summary>
public sealed class TrainCommandTests : IClassFixture<BegunTraining>, IDisposable
{
    private readonly TinyTraining training = new();

    public TrainCommandTests(BegunTraining begun) => training.TakeOver(begun.Training);

    [Fact]
    public void A_trained_model_comes_with_a_card_of_what_it_took()
    {
        training.Interpreter($$"""
            while [ $# -gt 0 ]; do
              case $1 in *.json) settings=$1 ;; --data) data=$2 ;; --out) out=$2 ;; esac
              shift
            done
            [ -s "$data/images.npy" ] && [ -s "$data/labels.npy" ] || exit 3
            mkdir -p "$out"
            printf network >"$out/model.onnx"
            echo '{{CardText("network")}}' >"$out/card.json"
            grep -o 'epochs.*[0-9]' "$settings"
            """);

        (int exitCode, string output, string error) = training.Train([]);

        Assert.True(exitCode == 0, error);
        Assert.Equal(training.File(Card), output.TrimEnd('\n'));
        Assert.Contains("60 of 60 pictures\nepochs\": 5\n", error, StringComparison.Ordinal);
        Assert.Equal("network", File.ReadAllText(training.File(Network)));
        JsonNode card = JsonNode.Parse(File.ReadAllText(training.File(Card)))!;
        JsonNode taken = card["training"]!;
        Assert.Equal("./neurosym train tiny", (string?)taken["command"]);
        Assert.True((double)taken["data_seconds"]! > 0.1);
        Assert.True((double)taken["seconds"]! >= 0);
        Assert.True((double)taken["energy_joules"]! > 1);
        Assert.Contains((string)taken["energy_source"]!, (string[])["model", "rapl", "nvml+model", "rapl+nvml"]);
        Assert.Equal(3, (int)taken["data_count"]!);
        Assert.Equal(0.5, (double)card["metrics"]!["picture_error_px_median"]!);
        Assert.Equal("tiny", ModelCard.Load(training.File("models/tiny")).Name);
    }

    [Theory]
    [InlineData("echo 'Traceback' >&2; echo 'ValueError: nothing was learned' >&2; exit 1", 32, "perception.py failed with exit code 1: ValueError: nothing was learned")]
    [InlineData("exit 0", 31, "tiny/card.json cannot be read")]
    [InlineData("mkdir -p \"$9\"; printf other >\"$9/model.onnx\"; echo 'CARD' >\"$9/card.json\"", 31, "model.onnx is not the network of ")]
    public void A_script_that_fails_is_one_sentence_and_leaves_the_model_as_it_was(string script, int exitCode, string sentence)
    {
        training.Interpreter(script.Replace("CARD", CardText("network"), StringComparison.Ordinal));

        (int code, string output, string error) = training.Train(["--resume"]);

        Assert.Equal((exitCode, ""), (code, output));
        Assert.Contains(sentence, error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal("the card before", File.ReadAllText(training.File(Card)));
        Assert.Equal("the network before", File.ReadAllText(training.File(Network)));
    }

    [Fact]
    public void Without_PyTorch_nothing_is_begun_and_the_sentence_says_what_to_install()
    {
        using var fresh = new TinyTraining();
        fresh.Interpreter("", hasTorch: false);

        (int exitCode, _, string error) = fresh.Train([]);

        Assert.Equal(32, exitCode);
        Assert.StartsWith("neurosym: No Python on the PATH has PyTorch, NumPy and ONNX; on Debian: sudo apt-get install", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(fresh.File("artifacts")));
    }

    [Fact]
    public void A_resumed_training_keeps_its_pictures_and_adds_up_what_the_sessions_took()
    {
        training.Interpreter($$"""
            sleep 0.3
            mkdir -p "$9"
            printf network >"$9/model.onnx"
            echo '{{CardText("network")}}' >"$9/card.json"
            """);

        (int exitCode, _, string error) = training.Train(["--resume"]);

        Assert.True(exitCode == 0, error);
        Assert.DoesNotContain("60 pictures\n", error, StringComparison.Ordinal);
        JsonNode taken = JsonNode.Parse(File.ReadAllText(training.File(Card)))!["training"]!;
        Assert.True((double)taken["data_seconds"]! > 0.1);
        Assert.True((double)taken["seconds"]! >= 0.6);
        Assert.True((double)taken["energy_joules"]! > 1);
        Assert.Equal("./neurosym train tiny", (string?)taken["command"]);
    }

    [Fact]
    public void Only_the_training_that_was_begun_is_resumed()
    {
        training.Write(Settings, File.ReadAllText(training.File(Settings)).Replace("60", "61", StringComparison.Ordinal));
        training.Interpreter("exit 0");
        using var fresh = new TinyTraining();
        fresh.Interpreter("exit 0");

        (int changed, _, string changedError) = training.Train(["--resume"]);
        (int missing, _, string missingError) = fresh.Train(["--resume"]);

        Assert.Equal((31, 31), (changed, missing));
        Assert.EndsWith("tiny.json has changed since this training of tiny began; leave out --resume to begin anew.\n", changedError, StringComparison.Ordinal);
        Assert.EndsWith("has no training of tiny to resume; leave out --resume.\n", missingError, StringComparison.Ordinal);
    }

    [TorchFact]
    public void The_real_script_leaves_a_network_that_looks_and_the_same_one_when_it_was_interrupted()
    {
        using var interrupted = new TinyTraining();
        interrupted.TakeOver(training);

        (int exitCode, _, string error) = training.Train(["--resume"], RealPath);
        Assert.True(exitCode == 0, error);
        (int stopped, _, string stopError) = interrupted.Train(["--resume"], RealPath, interruptAfter: "epoch 1 of 5");
        (int resumed, _, string resumeError) = interrupted.Train(["--resume"], RealPath);

        Assert.Equal((130, 0), (stopped, resumed));
        Assert.Matches("stops at step [1-9][0-9]*; --resume goes on from there\n", stopError);
        Assert.Matches("goes on at step [1-9][0-9]* of 35\n", resumeError);
        Assert.Equal(File.ReadAllBytes(training.File(Network)), File.ReadAllBytes(interrupted.File(Network)));
        var domain = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
        using var detector = new ObjectDetector(training.File("models/tiny"), domain, domain.DefaultCamera);
        Assert.Equal(6, detector.Detect(new CameraImage(256, 256, new byte[256 * 256 * 3])).Length);
        JsonNode card = JsonNode.Parse(File.ReadAllText(training.File(Card)))!;
        Assert.Equal((60, 3), ((int)card["training"]!["data_count"]!, (int)card["metrics"]!["held_out"]!));
        Assert.Equal((5, 2), ((int)card["training"]!["epochs"]!, (int)card["training"]!["workers"]!));
    }

    [TorchFact]
    public void A_setting_that_the_script_does_not_know_is_one_sentence()
    {
        training.Write(Settings, File.ReadAllText(training.File(Settings)).Replace("epochs", "epoch", StringComparison.Ordinal));
        File.Copy(training.File(Settings), training.File("artifacts/training/tiny/settings.json"), overwrite: true);

        (int exitCode, _, string error) = training.Train(["--resume"], RealPath);

        Assert.Equal(31, exitCode);
        Assert.Matches("settings.json: .* unexpected keyword argument 'epoch'\n$", error);
    }

    [TorchFact]
    public void Steps_that_have_become_twice_as_slow_are_noticed_and_a_checkpoint_is_not()
    {
        const string Script = """
            from common.pace import Pace
            now = 0
            pace = Pace(lambda: now)
            for step in range(200):
                now += 1 if step < 100 else 2.1
                pace.step()
                if step == 50:
                    now += 1000
                    pace.restart()
                if pace.has_doubled:
                    print(step)
                    break
            """;
        var start = new ProcessStartInfo("/usr/bin/env", ["python3", "-c", Script]) { RedirectStandardOutput = true };
        start.Environment["PYTHONPATH"] = Path.Combine(Repository.Root, "training");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;

        // when more than half of the last 20 steps are slow
        Assert.InRange(int.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture), 109, 112);
    }

    public void Dispose() => training.Dispose();

    private static string CardText(string network)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(network)));
        return $$$"""
            {"schema_version": 1, "name": "tiny", "domain": "hanoi", "camera": "agentview", "objects": ["cube1"], "file": "model.onnx",
             "sha256": "{{{hash}}}", "inputs": [{"name": "picture", "shape": [1, 3, 256, 256]}], "outputs": [{"name": "cubes", "shape": [1, 1, 4]}],
             "training": {"command": "python3", "data_count": 3, "seconds": 0, "energy_joules": null, "energy_source": null},
             "metrics": {"picture_error_px_median": 0.5}}
            """;
    }
}
