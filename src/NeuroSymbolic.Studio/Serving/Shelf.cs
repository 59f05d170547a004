using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Studio;

/// <summary>What lies in the project to choose from: tasks, agents, problems, lessons.</summary>
internal sealed class Shelf(StudioPlaces places, LessonDesk lessons)
{
    /// <summary>All that can be chosen.</summary>
    public MenuAnswer Menu() => new(
        [.. TaskDescription.Names(places.Domains)],
        AgentCatalogue.Names,
        [.. Folders().Select(folder => new DomainEntry(
            Path.GetFileName(folder), [.. Problems(folder).Select(path => Path.GetFileNameWithoutExtension(path))], Colours(folder)))],
        lessons.List());

    /// <summary>The texts of a problem and of its domain.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public TextsQuestion Problem(string domain, string problem)
    {
        // names are compared with those that there are, and so never become a path
        string folder = Folders().FirstOrDefault(path => Path.GetFileName(path) == domain) ?? throw Missing("domain");
        string file = Problems(folder).FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == problem) ?? throw Missing("problem");
        return new TextsQuestion(File.ReadAllText(Path.Combine(folder, "domain.pddl")), File.ReadAllText(file));
    }

    private IEnumerable<string> Folders() =>
        Directory.GetDirectories(places.Domains).Where(folder => File.Exists(Path.Combine(folder, "domain.pddl"))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Problems(string folder) => Path.Combine(folder, "problems") is var problems && Directory.Exists(problems)
        ? Directory.GetFiles(problems, "*.pddl").Order(StringComparer.Ordinal)
        : [];

    private static Dictionary<string, string> Colours(string folder) => File.Exists(Path.Combine(folder, "domain.json"))
        ? DomainDescription.Load(folder).Objects.Where(item => item.Colour is not null).ToDictionary(item => item.Name, item => item.Colour!)
        : [];

    private static RefusalException Missing(string what) => new(404, $"There is no {what} of that name; /api/menu lists those there are.");
}
