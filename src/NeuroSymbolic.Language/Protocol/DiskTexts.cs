namespace NeuroSymbolic.Language.Protocol;

/// <summary>The PDDL files of the disk, by addresses that begin with <c>file:</c>.</summary>
/// <param name="domains">A folder with a folder for each well-known domain, by its name.</param>
public sealed class DiskTexts(string domains) : IPddlTexts
{
    // enough for a folder of problems, and little enough to be read at once
    private const int MostFiles = 200;
    private const long LargestFileBytes = 16L << 20;

    /// <inheritdoc/>
    public string? Read(string uri)
    {
        try
        {
            return PathOf(uri) is { } path && new FileInfo(path) is { Exists: true, Length: <= LargestFileBytes } ? File.ReadAllText(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> Near(string uri)
    {
        if (Path.GetDirectoryName(PathOf(uri)) is not { } folder || !Directory.Exists(folder))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true };
        return [.. Directory.EnumerateFiles(folder, "*.pddl", options).Take(MostFiles).Order(StringComparer.Ordinal)
            .Select(path => new Uri(path).AbsoluteUri)];
    }

    /// <inheritdoc/>
    public string? AddressOf(string domain) =>
        Path.GetFileName(domain) == domain && Path.Combine(domains, domain, "domain.pddl") is var path && File.Exists(path)
            ? new Uri(Path.GetFullPath(path)).AbsoluteUri
            : null;

    private static string? PathOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out Uri? place) && place.IsFile ? place.LocalPath : null;
}
