namespace NeuroSymbolic.Studio.Tests;

/// <summary>The distribution's Chromium; none is ever downloaded.</summary>
internal static class Browser
{
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    public static string Page { get; } = Path.Combine(Repository.Root, "artifacts", "studio");

    /// <summary>Why its tests are skipped; null where they are not.</summary>
    public static string? WhyNot { get; } =
        Program is null ? "There is no chromium on the PATH, which opens the studio's page."
        : File.Exists(Path.Combine(Page, "index.html")) ? null
        : "The studio's page is not built; ./neurosym test builds it with npm.";
}
