namespace NeuroSymbolic.Architecture.Tests;

internal sealed record LauncherRun(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
