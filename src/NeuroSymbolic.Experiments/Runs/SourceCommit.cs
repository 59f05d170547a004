using System.ComponentModel;
using System.Diagnostics;

namespace NeuroSymbolic.Experiments;

/// <summary>Which state of the source tree a run was made with.</summary>
/// <param name="Commit">The commit's full hash, or null outside a git checkout.</param>
/// <param name="Dirty">Whether tracked files differ from it, or null outside a git checkout.</param>
public sealed record SourceCommit(string? Commit, bool? Dirty)
{
    /// <summary>The state of the checkout that holds the folder.</summary>
    public static SourceCommit Of(string folder) =>
        Git(folder, "rev-parse", "HEAD") is string commit
            ? new(commit.Trim(), Git(folder, "status", "--porcelain", "--untracked-files=no") is string changes ? changes.Length > 0 : null)
            : new(null, null);

    /// <summary>The commit that last changed a file; null outside a git checkout, or when the file is not committed as it stands.</summary>
    public static string? LastChangeOf(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Git(folder, "status", "--porcelain", "--", Path.GetFileName(file)) is { Length: 0 }
            && Git(folder, "log", "-1", "--format=%H", "--", Path.GetFileName(file)) is { Length: > 1 } commit
            ? commit.Trim()
            : null;
    }

    private static string? Git(string folder, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
