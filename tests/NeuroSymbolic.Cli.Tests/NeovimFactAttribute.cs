namespace NeuroSymbolic.Cli.Tests;

/// <summary>A test that needs Neovim; skipped where there is none, which <c>./neurosym test</c> says.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeovimFactAttribute : FactAttribute
{
    private static readonly bool HasNeovim = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "nvim")));

    public NeovimFactAttribute() => Skip = HasNeovim ? null : "There is no nvim on the PATH, whose client of the language server protocol is used.";
}
