using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>The types of a domain and which is a kind of which; <c>object</c> is above all.</summary>
public sealed class TypeHierarchy
{
    /// <summary>The type of everything.</summary>
    public const string Root = "object";

    private readonly Dictionary<string, List<string>> parents = new() { [Root] = [] };

    // types that were asked for, with all that each is a kind of
    private readonly ConcurrentDictionary<string, HashSet<string>> ancestors = new();

    /// <summary>A hierarchy from its declarations; types that are only named as parents are direct kinds of the root. What is declared of
    /// the root itself says nothing and is left out.</summary>
    /// <param name="declarations">Each type with its direct parents; a type may be declared several times.</param>
    /// <exception cref="ArgumentException">A type would be a kind of itself; the message is its name.</exception>
    public TypeHierarchy(ImmutableArray<TypedName> declarations)
    {
        // types keep the order of their declarations; those that are only parents come after them
        foreach (TypedName declaration in declarations)
        {
            Declare(declaration.Name);
        }

        foreach (TypedName declaration in declarations)
        {
            if (declaration.Name == Root)
            {
                continue;
            }

            List<string> known = Declare(declaration.Name);
            foreach (string parent in declaration.Types)
            {
                Declare(parent);
                if (!known.Contains(parent))
                {
                    known.Add(parent);
                }
            }
        }

        if (FindCycle() is { } type)
        {
            throw new ArgumentException(type);
        }
    }

    /// <summary>All types, the root first.</summary>
    public IEnumerable<string> Names => parents.Keys;

    /// <summary>Whether there is such a type.</summary>
    public bool Contains(string type) => parents.ContainsKey(type);

    /// <summary>The types that the type is declared to be a kind of; none for the root.</summary>
    public ImmutableArray<string> ParentsOf(string type) =>
        type == Root ? [] : parents[type] is { Count: > 0 } declared ? [.. declared] : [Root];

    /// <summary>Whether a thing fits where one of the allowed types is asked for.</summary>
    /// <remarks>A thing declared <c>(either a b)</c> fits when any of its types does.</remarks>
    public bool Fits(TypedName thing, ImmutableArray<string> allowed)
    {
        foreach (string type in thing.Types)
        {
            if (IsKindOf(type, allowed))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there is a type that is a kind of one of the left ones and of one of the right ones.</summary>
    public bool HaveCommonKind(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        foreach (string type in parents.Keys)
        {
            if (IsKindOf(type, left) && IsKindOf(type, right))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsKindOf(string type, ImmutableArray<string> allowed)
    {
        foreach (string wanted in allowed)
        {
            if (type == wanted || (parents.ContainsKey(type) && ancestors.GetOrAdd(type, Ancestors).Contains(wanted)))
            {
                return true;
            }
        }

        return false;
    }

    private List<string> Declare(string type)
    {
        if (!parents.TryGetValue(type, out List<string>? list))
        {
            parents.Add(type, list = []);
        }

        return list;
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

    /// <summary>A type that is a kind of itself, or null: takes away types whose parents are all taken away. What is left has a parent
    /// among what is left, so that the way up from any of it ends in a cycle.</summary>
    private string? FindCycle()
    {
        var kinds = new Dictionary<string, List<string>>(parents.Count);
        var parentsLeft = new Dictionary<string, int>(parents.Count);
        var open = new Queue<string>();
        foreach ((string type, List<string> above) in parents)
        {
            parentsLeft.Add(type, above.Count);
            if (above.Count == 0)
            {
                open.Enqueue(type);
            }

            foreach (string parent in above)
            {
                if (!kinds.TryGetValue(parent, out List<string>? below))
                {
                    kinds.Add(parent, below = []);
                }

                below.Add(type);
            }
        }

        while (open.TryDequeue(out string? type))
        {
            parentsLeft.Remove(type);
            foreach (string kind in kinds.GetValueOrDefault(type) ?? [])
            {
                if (--parentsLeft[kind] == 0)
                {
                    open.Enqueue(kind);
                }
            }
        }

        var way = new HashSet<string>();
        foreach (string type in parentsLeft.Keys)
        {
            string? above = type;
            while (above is not null && way.Add(above))
            {
                above = parents[above].Find(parentsLeft.ContainsKey);
            }

            return above;
        }

        return null;
    }
}
