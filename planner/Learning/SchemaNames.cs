using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>Names for parameters and for actions that nobody named.</summary>
internal static class SchemaNames
{
    private static readonly string[] Letters = ["x", "y", "z", "u", "v", "w"];

    /// <summary>Parameters called by their type, numbered where several have the same; letters where a type says nothing.</summary>
    public static ImmutableArray<TypedName> Parameters(ImmutableArray<ImmutableArray<string>> types)
    {
        var counts = types.CountBy(Title).ToDictionary();
        var used = new Dictionary<string, int>();
        var taken = new HashSet<string>();
        var names = ImmutableArray.CreateBuilder<TypedName>(types.Length);
        foreach (ImmutableArray<string> type in types)
        {
            string title = Title(type);
            int number = used[title] = used.GetValueOrDefault(title) + 1;
            string name = title.Length == 0 ? number <= Letters.Length ? Letters[number - 1] : $"x{number}"
                : counts[title] == 1 ? title
                : $"{title}{number}";
            names.Add(new TypedName($"?{Free(name, taken)}", type));
        }

        return names.MoveToImmutable();
    }

    /// <summary>A name from what an action makes true, or ends, that is not taken.</summary>
    public static string Action(IEnumerable<string> added, IEnumerable<string> deleted, HashSet<string> taken)
    {
        string name = added.FirstOrDefault() is { } made ? $"make-{made}" : $"end-{deleted.First()}";
        return Free(name, taken);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++)
        {
            free = $"{name}-{number}";
        }

        return free;
    }

    private static string Title(ImmutableArray<string> type) => type is [not TypeHierarchy.Root] ? type[0] : "";
}
