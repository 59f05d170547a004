using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Cli.Tests;

/// <summary><c>train</c> from its pictures to the card, with so few of them that nothing is learned.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private const string Card = "models/tiny/card.json";

    private static readonly string RealPath = Environment.GetEnvironmentVariable("PATH")!;

    private readonly TemporaryFolder folder = new();

    public TrainCommandTests()
    {
        // the domain's scene takes the robot from a folder beside it
        Directory.CreateSymbolicLink(folder.File("domains"), Repository.Domains);
        Directory.CreateSymbolicLink(folder.File("simulations"), Path.Combine(Repository.Root, "simulations"));
        Directory.CreateDirectory(folder.File("fake"));
        Directory.CreateDirectory(folder.File("training"));
        Directory.CreateDirectory(folder.File("models/tiny"));
        folder.Write(Card, "the card before");
        folder.Write("models/tiny/model.onnx", "the network before");
        File.Copy(Path.Combine(Repository.Root, "training", "perception.py"), folder.File("training/perception.py"));
        Directory.CreateSymbolicLink(folder.File("training/common"), Path.Combine(Repository.Root, "training", "common"));
        Settings();
    }

    [Fact]
    public void A_trained_model_comes_with_a_card_of_what_it_took()
    {
        Interpreter($$"""
            while [ $# -gt 0 ]; do
              case $1 in *.json) settings=$1 ;; --data) data=$2 ;; --out) out=$2 ;; esac
              shift
            done
            [ -s "$data/images.npy" ] && [ -s "$data/labels.npy" ] || exit 3
            mkdir -p "$out"
            printf network >"$out/model.onnx"
            echo '{{CardText("network")}}' >"$out/card.json"
            echo "epochs: $(tr -dc 0-9 <"$settings" | tail -c 1)"
            """);

        (int exitCode, string output, string error) = Train();

        Assert.True(exitCode == 0, error);
        Assert.Equal(folder.File(Card), output.TrimEnd('\n'));
        Assert.Contains("60 of 60 pictures\nepochs: 3\n", error, StringComparison.Ordinal);
        Assert.Equal("network", File.ReadAllText(folder.File("models/tiny/model.onnx")));
        JsonNode card = JsonNode.Parse(File.ReadAllText(folder.File(Card)))!;
        JsonNode training = card["training"]!;
        Assert.Equal("./neurosym train tiny", (string?)training["command"]);
        Assert.True((double)training["data_seconds"]! > 0.1);
        Assert.True((double)training["seconds"]! >= 0);
        Assert.True((double)training["energy_joules"]! > 1);
        Assert.Contains((string)training["energy_source"]!, (string[])["model", "rapl", "nvml+model", "rapl+nvml"]);
        Assert.Equal(3, (int)training["data_count"]!);
        Assert.Equal(0.5, (double)card["metrics"]!["picture_error_px_median"]!);
        Assert.Equal("tiny", ModelCard.Load(folder.File("models/tiny")).Name);
    }

    [Theory]
    [InlineData("echo 'Traceback' >&2; echo 'ValueError: nothing was learned' >&2; exit 1", 32, "perception.py failed with exit code 1: ValueError: nothing was learned")]
    [InlineData("exit 0", 31, "tiny/card.json cannot be read")]
    [InlineData("mkdir -p \"$9\"; printf other >\"$9/model.onnx\"; echo 'CARD' >\"$9/card.json\"", 31, "model.onnx is not the network of ")]
    public void A_script_that_fails_is_one_sentence_and_leaves_the_model_as_it_was(string script, int exitCode, string sentence)
    {
        Interpreter(script.Replace("CARD", CardText("network"), StringComparison.Ordinal));

        (int code, string output, string error) = Train();

        Assert.Equal((exitCode, ""), (code, output));
        Assert.Contains(sentence, error.TrimEnd('\n').Split('\n')[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal("the card before", File.ReadAllText(folder.File(Card)));
        Assert.Equal("the network before", File.ReadAllText(folder.File("models/tiny/model.onnx")));
    }

    [Fact]
    public void Without_PyTorch_nothing_is_begun_and_the_sentence_says_what_to_install()
    {
        Interpreter("", hasTorch: false);

        (int exitCode, _, string error) = Train();

        Assert.Equal(32, exitCode);
        Assert.StartsWith("neurosym: No Python on the PATH has PyTorch and NumPy; on Debian: sudo apt-get install", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("artifacts")));
    }

    [TorchFact]
    public void The_real_script_leaves_a_network_that_looks()
    {
        (int exitCode, _, string error) = Train(RealPath);

        Assert.True(exitCode == 0, error);
        var domain = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
        using var detector = new ObjectDetector(folder.File("models/tiny"), domain, domain.DefaultCamera);
        Assert.Equal(6, detector.Detect(new CameraImage(256, 256, new byte[256 * 256 * 3])).Length);
        JsonNode card = JsonNode.Parse(File.ReadAllText(folder.File(Card)))!;
        Assert.Equal((60, 3), ((int)card["training"]!["data_count"]!, (int)card["metrics"]!["held_out"]!));
        Assert.True((double)card["training"]!["energy_joules"]! > 1);
        Assert.Equal(2, (int)card["training"]!["workers"]!);
    }

    [TorchFact]
    public void A_training_that_was_interrupted_gives_the_same_network_as_one_that_ran_through()
    {
        Settings(epochs: 12);
        Assert.Equal(0, Train(RealPath).ExitCode);
        byte[] whole = File.ReadAllBytes(folder.File("models/tiny/model.onnx"));

        (int exitCode, _, string error) = Train(RealPath, interruptAfter: "epoch 1 of 12");
        Assert.Equal(130, exitCode);
        Assert.Contains("; --resume goes on from there\n", error, StringComparison.Ordinal);
        File.Delete(folder.File("models/tiny/model.onnx"));
        (exitCode, _, error) = Train(RealPath, "--resume");

        Assert.True(exitCode == 0, error);
        Assert.Matches("goes on at step [1-9][0-9]* of 84\n", error);
        Assert.DoesNotContain("pictures\n", error, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllBytes(folder.File("models/tiny/model.onnx")));
    }

    [TorchFact]
    public void A_setting_that_the_script_does_not_know_is_one_sentence()
    {
        folder.Write("training/tiny.json", File.ReadAllText(folder.File("training/tiny.json")).Replace("epochs", "epoch", StringComparison.Ordinal));

        (int exitCode, _, string error) = Train(RealPath);

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
        using Process process = Process.Start(start)!;

        // of the last 20 steps more than half are slow
        Assert.InRange(int.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture), 109, 112);
    }

    [Fact]
    public void A_resumed_training_keeps_its_pictures_and_adds_up_what_the_sessions_took()
    {
        Interpreter("sleep 0.3; exit 1");
        Assert.Equal(32, Train().ExitCode);
        Interpreter($$"""
            sleep 0.3
            mkdir -p "$9"
            printf network >"$9/model.onnx"
            echo '{{CardText("network")}}' >"$9/card.json"
            """);

        (int exitCode, _, string error) = Train(resume: "--resume");

        Assert.True(exitCode == 0, error);
        Assert.DoesNotContain("pictures\n", error, StringComparison.Ordinal);
        JsonNode training = JsonNode.Parse(File.ReadAllText(folder.File(Card)))!["training"]!;
        Assert.True((double)training["data_seconds"]! > 0.1);
        Assert.True((double)training["seconds"]! >= 0.6);
        Assert.Equal("./neurosym train tiny", (string?)training["command"]);
        Assert.Equal(31, Train(resume: "--resume").ExitCode);
    }

    [Fact]
    public void Only_the_training_that_was_begun_is_resumed()
    {
        Interpreter("exit 1");
        Assert.Contains("has no training of tiny to resume; leave out --resume.", Train(resume: "--resume").Error, StringComparison.Ordinal);
        Train();
        Settings(epochs: 4);

        (int exitCode, _, string error) = Train(resume: "--resume");

        Assert.Equal(31, exitCode);
        Assert.EndsWith("tiny.json has changed since this training of tiny began; leave out --resume to begin anew.\n", error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

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

    private void Settings(int epochs = 3) => folder.Write("training/tiny.json", $$$"""
        {"schema_version": 2, "script": "perception.py", "task": "hanoi-6", "one_move_task": "hanoi-move", "camera": "agentview",
         "pictures": 60, "seed": 1, "training": {"batch": 8, "learning_rate": 0.003, "epochs": {{{epochs}}}}}
        """);

    // a python3 that says whether it has PyTorch, and does what the test wants instead of the script
    private void Interpreter(string script, bool hasTorch = true)
    {
        string path = folder.Write("fake/python3", $"#!/bin/sh\nPATH=/usr/bin:/bin\n[ \"$1\" != -c ] || exit {(hasTorch ? 0 : 1)}\n{script}\n");
        Process.Start("chmod", ["+x", path]).WaitForExit();
    }

    private (int ExitCode, string Output, string Error) Train(string? path = null, string? resume = null, string? interruptAfter = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "neurosym.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, [program, "train", "tiny", .. resume is null ? (string[])[] : [resume]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEUROSYM_HOME"] = folder.Path;
        start.Environment["PATH"] = path ?? folder.File("fake");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        var error = new StringBuilder();
        while (process.StandardError.ReadLine() is string line)
        {
            error.Append(line).Append('\n');
            if (interruptAfter is not null && line.StartsWith(interruptAfter, StringComparison.Ordinal))
            {
                Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();
            }
        }

        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.ToString());
    }
}
