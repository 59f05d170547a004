using System.Diagnostics;
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
        Settings();
    }

    [Fact]
    public void A_trained_model_comes_with_a_card_of_what_it_took()
    {
        Interpreter($$"""
            while [ $# -gt 0 ]; do
              case $1 in --data) data=$2 ;; --out) out=$2 ;; --epochs) epochs=$2 ;; esac
              shift
            done
            [ -s "$data/images.npy" ] && [ -s "$data/labels.npy" ] || exit 3
            mkdir -p "$out"
            printf network >"$out/model.onnx"
            echo '{{CardText("network")}}' >"$out/card.json"
            echo "epoch $epochs done"
            """);

        (int exitCode, string output, string error) = Train();

        Assert.True(exitCode == 0, error);
        Assert.Equal(folder.File(Card), output.TrimEnd('\n'));
        Assert.Contains("60 of 60 pictures\nepoch 1 done\n", error, StringComparison.Ordinal);
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
    [InlineData("mkdir -p \"$8\"; printf other >\"$8/model.onnx\"; echo 'CARD' >\"$8/card.json\"", 31, "model.onnx is not the network of ")]
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
        (int exitCode, _, string error) = Train(Environment.GetEnvironmentVariable("PATH")!);

        Assert.True(exitCode == 0, error);
        var domain = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
        using var detector = new ObjectDetector(folder.File("models/tiny"), domain, domain.DefaultCamera);
        Assert.Equal(6, detector.Detect(new CameraImage(256, 256, new byte[256 * 256 * 3])).Length);
        JsonNode card = JsonNode.Parse(File.ReadAllText(folder.File(Card)))!;
        Assert.Equal((60, 3), ((int)card["training"]!["data_count"]!, (int)card["metrics"]!["held_out"]!));
        Assert.True((double)card["training"]!["energy_joules"]! > 1);
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

    private void Settings() => folder.Write("training/tiny.json", """
        {"schema_version": 1, "script": "perception.py", "task": "hanoi-6", "one_move_task": "hanoi-move", "camera": "agentview",
         "pictures": 60, "seed": 1, "epochs": 1}
        """);

    // a python3 that says whether it has PyTorch, and does what the test wants instead of the script
    private void Interpreter(string script, bool hasTorch = true)
    {
        string path = folder.Write("fake/python3", $"#!/bin/sh\nPATH=/usr/bin:/bin\n[ \"$1\" != -c ] || exit {(hasTorch ? 0 : 1)}\n{script}\n");
        Process.Start("chmod", ["+x", path]).WaitForExit();
    }

    private (int ExitCode, string Output, string Error) Train(string? path = null)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "neurosym.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, [program, "train", "tiny"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEUROSYM_HOME"] = folder.Path;
        start.Environment["PATH"] = path ?? folder.File("fake");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
