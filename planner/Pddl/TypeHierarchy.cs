using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>The types of a domain and which is a kind of which; <c>object</c> is above all.</summary>
public sealed class TypeHierarchy
{
    /// <summary>The type of everything.</summary>
    public const string Root = "object";

    private readonly Dictionary<string, List<string>> parents = new() { [Root] = [] };

    // types that were asked for, with all that each is a kind of
    private readonly ConcurrentDictionary<string, HashSet<string>> ancestors = new();

    /// <summary>A hierarchy from its declarations; types that are only named as parents are direct kinds of the root.</summary>
    /// <param name="declarations">Each type with its direct parents.</param>
    /// <exception cref="ArgumentException">A type would be a kind of itself; the message is its name.</exception>
    public TypeHierarchy(ImmutableArray<TypedName> declarations)
    {
        foreach (TypedName declaration in declarations)
        {
            ParentsOf(declaration.Name).AddRange(declaration.Types);
            foreach (string parent in declaration.Types)
            {
                ParentsOf(parent);
            }
        }

        if (FindCycle() is { } type)
        {
            throw new ArgumentException(type);
        }

        List<string> ParentsOf(string type)
        {
            if (!parents.TryGetValue(type, out List<string>? list))
            {
                parents.Add(type, list = []);
            }

            return list;
        }
    }

    /// <summary>All types, the root first.</summary>
    public IEnumerable<string> Names => parents.Keys;

    /// <summary>Whether there is such a type.</summary>
    public bool Contains(string type) => parents.ContainsKey(type);

    /// <summary>Whether a thing fits where one of the allowed types is asked for.</summary>
    /// <remarks>A thing declared <c>(either a b)</c> fits when any of its types does.</remarks>
    public bool Fits(TypedName thing, ImmutableArray<string> allowed)
    {
        foreach (string type in thing.Types)
        {
            foreach (string wanted in allowed)
            {
                if (parents.ContainsKey(type) && ancestors.GetOrAdd(type, Ancestors).Contains(wanted))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private HashSet<string> Ancestors(string type)
    {
        var above = new HashSet<string> { Root, type };
        var open = new Queue<string>(parents[type]);
        while (open.TryDequeue(out string? parent))
        {
            if (above.Add(parent))
            {
                parents[parent].ForEach(open.Enqueue);
            }
        }

        return above;
    }

    /// <summary>A type that is a kind of itself, or null: takes away types without kinds until none or only cycles are left.</summary>
    private string? FindCycle()
    {
        var kinds = parents.Keys.ToDictionary(type => type, _ => 0);
        foreach (string parent in parents.Values.SelectMany(list => list))
        {
            kinds[parent]++;
        }

        var open = new Queue<string>(kinds.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (open.TryDequeue(out string? type))
        {
            kinds.Remove(type);
            foreach (string parent in parents[type])
            {
                if (--kinds[parent] == 0)
                {
                    open.Enqueue(parent);
                }
            }
        }

        return kinds.Keys.FirstOrDefault();
    }
}
