using System.Reflection;
using System.Text;

namespace NeuroSymbolic.Experiments;

/// <summary>What the page brings along: its style, its script, the plotting library with its licences. Built into the assembly.</summary>
internal static class ReportResources
{
    private const string LicencePrefix = "licences/";

    private static readonly Assembly Assembly = typeof(ReportResources).Assembly;

    /// <summary>The style sheet.</summary>
    public static Html Style { get; } = new(Read("report.css"));

    /// <summary>The scripts in the order in which they must run.</summary>
    public static IReadOnlyList<Html> Scripts { get; } = [new(Read("d3.js")), new(Read("plot.js")), new(Read("report.js"))];

    /// <summary>The licences of the plotting library and of what it contains.</summary>
    public static string Licences { get; } = string.Join("\n\n", Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(LicencePrefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => $"{name[LicencePrefix.Length..].TrimEnd('/')}\n\n{Read(name).Trim()}"));

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
