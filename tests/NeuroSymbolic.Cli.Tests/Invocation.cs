namespace NeuroSymbolic.Cli.Tests;

/// <summary>What a command gave back.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line in this process.</summary>
    public static Invocation Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLine.Run(arguments, new Surroundings(output, error, ErrorIsTerminal: false, CancellationToken.None));
        return new Invocation(exitCode, output.ToString(), error.ToString());
    }
}
