using NeuroSymbolic.Core;

namespace NeuroSymbolic.Cli;

/// <summary>Where the project's own files lie.</summary>
internal static class Installation
{
    /// <summary>The folder that holds <c>domains</c>: the launcher names it, otherwise it is above the program.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Root()
    {
        string? folder = Environment.GetEnvironmentVariable("NEUROSYM_HOME") is { Length: > 0 } home ? home : AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "domains")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new UsageException(
            $"There is no folder 'domains' above {AppContext.BaseDirectory}; start the program with ./neurosym from its checkout.");
    }
}
