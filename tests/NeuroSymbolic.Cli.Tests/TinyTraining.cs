using System.Diagnostics;
using System.Text;

namespace NeuroSymbolic.Cli.Tests;

/// <summary>An installation in a folder of its own that trains a model with so few examples that nothing is learned.</summary>
internal sealed class TinyTraining : IDisposable
{
    public const string Settings = "training/tiny.json";
    public const string Network = "models/tiny/model.onnx";
    public const string Card = "models/tiny/card.json";
    private const string Work = "artifacts/training/tiny";

    public static readonly string RealPath = Environment.GetEnvironmentVariable("PATH")!;

    private readonly TemporaryFolder folder = new();

    /// <summary>A training of perception.</summary>
    public TinyTraining()
        : this("perception.py", """
            {"schema_version": 3, "script": "perception.py",
             "data": {"kind": "views", "task": "hanoi-6", "camera": "agentview", "pictures": 60}, "seed": 1,
             "training": {"batch": 8, "learning_rate": 0.003, "epochs": 5}}
            """)
    {
    }

    /// <summary>A training by a script of the project, with its settings.</summary>
    public TinyTraining(string script, string settings)
    {
        // the domain's scene takes the robot from a folder beside it
        Directory.CreateSymbolicLink(File("domains"), Repository.Domains);
        Directory.CreateSymbolicLink(File("simulations"), Path.Combine(Repository.Root, "simulations"));
        Array.ForEach(["fake", "training", "models/tiny"], name => Directory.CreateDirectory(File(name)));
        Directory.CreateSymbolicLink(File("training/common"), Path.Combine(Repository.Root, "training", "common"));
        System.IO.File.Copy(Path.Combine(Repository.Root, "training", script), File($"training/{script}"));
        Write(Card, "the card before");
        Write(Network, "the network before");
        Write(Settings, settings);
    }

    public string File(string name) => folder.File(name);

    public void Write(string name, string content) => folder.Write(name, content);

    /// <summary>Takes over what another training has left to resume.</summary>
    public void TakeOver(TinyTraining other)
    {
        foreach (string path in Directory.GetFiles(other.File(Work), "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(File(Work), Path.GetRelativePath(other.File(Work), path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(path, copy);
        }
    }

    /// <summary>Sets up a python3 that says whether it has PyTorch, and does what the test wants instead of the script.</summary>
    public void Interpreter(string script, bool hasTorch = true)
    {
        string path = folder.Write("fake/python3", $"#!/bin/sh\nPATH=/usr/bin:/bin\n[ \"$1\" != -c ] || exit {(hasTorch ? 0 : 1)}\n{script}\n");
        Process.Start("chmod", ["+x", path]).WaitForExit();
    }

    /// <summary>Runs <c>neurosym train tiny</c>, or another model.</summary>
    /// <param name="options">More words of the command line.</param>
    /// <param name="path">Where python3 is looked for; the fake one when left out.</param>
    /// <param name="interruptAfter">Interrupted like by Ctrl-C after the line that begins so.</param>
    /// <param name="model">The model.</param>
    public (int ExitCode, string Output, string Error) Train(string[] options, string? path = null, string? interruptAfter = null, string model = "tiny")
    {
        string program = Path.Combine(AppContext.BaseDirectory, "neurosym.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, [program, "train", model, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEUROSYM_HOME"] = folder.Path;
        start.Environment["PATH"] = path ?? File("fake");
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

    public void Dispose() => folder.Dispose();
}
