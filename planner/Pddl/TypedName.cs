using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>An object, constant or parameter with its type.</summary>
/// <param name="Name">In lower case; a parameter's begins with a question mark.</param>
/// <param name="Types">One type, or several for <c>(either a b)</c>: the thing is of any one of them.</param>
public sealed record TypedName(string Name, ImmutableArray<string> Types)
{
    /// <summary>A name with one type.</summary>
    public TypedName(string name, string type = TypeHierarchy.Root)
        : this(name, [type])
    {
    }

    /// <summary>PDDL text, such as <c>cube1 - disk</c>.</summary>
    public override string ToString() =>
        Types.Length == 1 ? $"{Name} - {Types[0]}" : $"{Name} - (either {string.Join(' ', Types)})";
}
