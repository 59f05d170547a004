using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>The narrowest type for things of several types.</summary>
internal sealed class TypeChoice
{
    // the types that things have
    private readonly SortedSet<string> used = new(StringComparer.Ordinal);

    /// <exception cref="InputException">The types of several demonstrations do not go together.</exception>
    public TypeChoice(IReadOnlyList<Demonstration> demonstrations)
    {
        List<TypedName> declarations = [.. demonstrations.SelectMany(demonstration => demonstration.Types)];
        HashSet<string> declared = [TypeHierarchy.Root, .. declarations.Select(type => type.Name)];
        foreach (string type in demonstrations.SelectMany(demonstration => demonstration.Objects).SelectMany(thing => thing.Types))
        {
            used.Add(type);
            if (declared.Add(type))
            {
                declarations.Add(new TypedName(type));
            }
        }

        try
        {
            Hierarchy = new TypeHierarchy([.. declarations]);
        }
        catch (ArgumentException cycle)
        {
            throw new InputException($"The demonstrations' types contradict each other: '{cycle.Message}' would be a kind of itself.");
        }
    }

    public TypeHierarchy Hierarchy { get; }

    /// <summary>One type where one covers the seen ones and no other that any thing has; otherwise all of them.</summary>
    /// <param name="seen">The types of what was seen there.</param>
    public ImmutableArray<string> Of(IReadOnlyCollection<string> seen)
    {
        string? narrowest = null;
        int kinds = int.MaxValue;
        foreach (string type in Hierarchy.Names)
        {
            int below = Hierarchy.Names.Count(other => IsKindOf(other, type));
            if (below < kinds && seen.All(kind => IsKindOf(kind, type))
                && (seen.Contains(type) || used.Where(kind => IsKindOf(kind, type)).All(seen.Contains)))
            {
                (narrowest, kinds) = (type, below);
            }
        }

        return narrowest is null ? [.. seen.Order(StringComparer.Ordinal)] : [narrowest];
    }

    private bool IsKindOf(string kind, string type) => Hierarchy.Fits(new TypedName("", kind), [type]);
}
