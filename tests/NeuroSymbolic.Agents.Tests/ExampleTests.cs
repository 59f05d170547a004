using System.Diagnostics;

namespace NeuroSymbolic.Agents.Tests;

public sealed class ExampleTests
{
    [Fact]
    public void The_example_program_plans_and_moves_the_tower()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "SolveATower.dll");
        var start = new ProcessStartInfo("dotnet", [program, Repository.Domains]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(15, lines.Length);
        Assert.Equal("(pick cube2 cube3)", lines[0]);
        Assert.StartsWith("tower moved after ", lines[^1], StringComparison.Ordinal);
    }
}
