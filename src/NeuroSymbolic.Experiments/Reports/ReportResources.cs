using System.Reflection;
using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What the page brings along: its style and script, built into the assembly, and the plotting library with its licences,
/// which npm puts into the checkout.</summary>
public sealed class ReportResources
{
    private const string WebFolder = "src/NeuroSymbolic.Experiments/Reports/web";

    private readonly string packages;

    private ReportResources(string packages) => this.packages = packages;

    /// <summary>Finds the plotting library.</summary>
    /// <param name="root">The checkout's root folder.</param>
    /// <exception cref="EngineException">It is missing.</exception>
    public static ReportResources Find(string root)
    {
        var resources = new ReportResources(Path.Combine(root, WebFolder, "node_modules"));
        return File.Exists(resources.Plot) && File.Exists(resources.D3)
            ? resources
            : throw new EngineException(
                $"The plotting library of reports is not in {resources.packages}; ./neurosym report fetches it with npm.");
    }

    /// <summary>The style sheet.</summary>
    internal static Html Style { get; } = new(Embedded("report.css"));

    /// <summary>The script of the page about runs.</summary>
    internal static Html Script { get; } = new(Embedded("report.js"));

    /// <summary>The script of the page about perception.</summary>
    internal static Html ScoreScript { get; } = new(Embedded("score.js"));

    /// <summary>The plotting library and a page's own script, in the order in which they must run.</summary>
    internal IReadOnlyList<Html> ScriptsWith(Html script) => [new(File.ReadAllText(D3)), new(File.ReadAllText(Plot)), script];

    /// <summary>The licences of the plotting library and of what it contains.</summary>
    internal string Licences => string.Join("\n\n", Directory
        .EnumerateFiles(packages, "LICENSE*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetRelativePath(packages, Path.GetDirectoryName(file)!)}\n\n{File.ReadAllText(file).Trim()}"));

    private string D3 => Path.Combine(packages, "d3/dist/d3.min.js");

    private string Plot => Path.Combine(packages, "@observablehq/plot/dist/plot.umd.min.js");

    private static string Embedded(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
