using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>The types of a domain and which is a kind of which; <c>object</c> is above all.</summary>
public sealed class TypeHierarchy
{
    /// <summary>The type of everything.</summary>
    public const string Root = "object";

    // every declared type with all that it is a kind of, itself and the root included
    private readonly Dictionary<string, HashSet<string>> ancestors = new() { [Root] = [Root] };

    /// <summary>A hierarchy from its declarations; types that are only named as parents are direct kinds of the root.</summary>
    /// <param name="declarations">Each type with its direct parents.</param>
    /// <exception cref="ArgumentException">A type would be a kind of itself; the message is its name.</exception>
    public TypeHierarchy(ImmutableArray<TypedName> declarations)
    {
        ILookup<string, string> parents = declarations
            .SelectMany(declaration => declaration.Types, (declaration, parent) => (declaration.Name, parent))
            .ToLookup(pair => pair.Name, pair => pair.parent);
        foreach (string type in declarations.SelectMany(declaration => declaration.Types.Prepend(declaration.Name)))
        {
            if (ancestors.ContainsKey(type))
            {
                continue;
            }

            // breadth-first over the parents
            var above = new HashSet<string> { Root, type };
            var open = new Queue<string>(parents[type]);
            while (open.TryDequeue(out string? parent))
            {
                if (parent == type)
                {
                    throw new ArgumentException(type);
                }

                if (above.Add(parent))
                {
                    foreach (string next in parents[parent])
                    {
                        open.Enqueue(next);
                    }
                }
            }

            ancestors.Add(type, above);
        }
    }

    /// <summary>All types, the root first.</summary>
    public IEnumerable<string> Names => ancestors.Keys;

    /// <summary>Whether there is such a type.</summary>
    public bool Contains(string type) => ancestors.ContainsKey(type);

    /// <summary>Whether a thing fits where one of the allowed types is asked for.</summary>
    /// <remarks>A thing declared <c>(either a b)</c> fits when any of its types does.</remarks>
    public bool Fits(TypedName thing, ImmutableArray<string> allowed)
    {
        foreach (string type in thing.Types)
        {
            foreach (string wanted in allowed)
            {
                if (ancestors.TryGetValue(type, out HashSet<string>? above) && above.Contains(wanted))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
