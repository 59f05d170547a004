using System.Diagnostics;

namespace NeuroSymbolic.Architecture.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Tracked files, relative to the root with forward slashes; every file where there is no git (a source archive).</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (GitFiles() ?? AllFiles()).Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    /// <summary>The files that hold text: a zero byte marks pictures, networks and the like.</summary>
    public static IEnumerable<(string File, string Text)> Texts() =>
        from file in Files
        let text = Read(file)
        where !text.Contains('\0', StringComparison.Ordinal)
        select (file, text);

    public static IEnumerable<(string File, string Text)> Sources() =>
        Texts().Where(source => source.File.EndsWith(".cs", StringComparison.Ordinal));

    public static IReadOnlyList<ProjectFile> Projects() =>
        [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => ProjectFile.Parse(file, Read(file)))];

    private static List<string>? GitFiles()
    {
        ProcessStartInfo start = new("git", ["ls-files", "-z"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process git = Process.Start(start)!;
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            // A file deleted but not yet committed is still listed.
            return git.ExitCode != 0
                ? null
                : [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file)))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> AllFiles()
    {
        string[] products = ["artifacts/", "runs/", ".git/"];
        return Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !products.Any(product => file.StartsWith(product, StringComparison.Ordinal))
                && !file.Contains("node_modules/", StringComparison.Ordinal));
    }
}
