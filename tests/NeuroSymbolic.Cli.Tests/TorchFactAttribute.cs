using System.Diagnostics;

namespace NeuroSymbolic.Cli.Tests;

/// <summary>A test that needs a Python with PyTorch; skipped where there is none, which <c>./neurosym test</c> says.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal class TorchFactAttribute : FactAttribute
{
    private static readonly bool HasTorch = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "python3")).Where(File.Exists).Any(Imports);

    public TorchFactAttribute() => Skip = HasTorch ? null : "No Python on the PATH has PyTorch, NumPy and ONNX, which training needs.";

    private static bool Imports(string interpreter)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(interpreter, ["-c", "import numpy, onnx, torch"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
