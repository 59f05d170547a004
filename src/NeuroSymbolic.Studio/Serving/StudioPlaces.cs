using NeuroSymbolic.Core;

namespace NeuroSymbolic.Studio;

/// <summary>Where the studio finds what it serves.</summary>
/// <param name="Root">The folder that holds <c>domains</c>, <c>models</c> and <c>docs</c>.</param>
/// <param name="Page">The folder of the built page.</param>
public sealed record StudioPlaces(string Root, string Page)
{
    /// <summary>The folder that holds the domains.</summary>
    public string Domains => Path.Combine(Root, "domains");

    /// <summary>The folder that holds the lessons, if there are any.</summary>
    public string Lessons => Path.Combine(Root, "docs", "lessons");

    /// <summary>Those of a checkout.</summary>
    /// <exception cref="EngineException">The page is not built.</exception>
    public static StudioPlaces Of(string root)
    {
        string page = Path.Combine(root, "artifacts", "studio");
        return File.Exists(Path.Combine(page, "index.html"))
            ? new StudioPlaces(root, page)
            : throw new EngineException($"The studio's page is not built in {page}; ./neurosym studio builds it with npm.");
    }

    /// <summary>A sentence without the paths of this machine, for whoever asks from a browser.</summary>
    internal string WithoutPaths(string sentence) => sentence
        .Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(Root, "the project's folder", StringComparison.Ordinal)
        .Replace(AppContext.BaseDirectory, "", StringComparison.Ordinal);
}
