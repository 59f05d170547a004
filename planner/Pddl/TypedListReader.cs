using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads lists such as <c>cube1 cube2 - disk left - peg</c>.</summary>
internal static class TypedListReader
{
    /// <param name="source">The text, for errors.</param>
    /// <param name="nodes">The list's elements.</param>
    /// <param name="types">The types there are; null while types themselves are declared.</param>
    /// <param name="variables">Whether the names are parameters, with a question mark, or objects, without.</param>
    /// <param name="distinct">Whether a name may stand only once.</param>
    public static ImmutableArray<TypedName> Read(
        SourceText source, ReadOnlySpan<SyntaxNode> nodes, TypeHierarchy? types, bool variables, bool distinct = true)
    {
        var result = ImmutableArray.CreateBuilder<TypedName>(nodes.Length);
        HashSet<string>? seen = distinct ? [] : null;
        int untyped = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            SyntaxNode node = nodes[i];
            if (node.Name is not ['-', ..])
            {
                string name = ReadName(source, node, variables);
                result.Add(new TypedName(name));
                if (seen is not null && !seen.Add(name))
                {
                    throw source.Error(node.Offset, $"'{name}' is declared twice");
                }
            }
            else if (untyped == result.Count)
            {
                throw source.Error(node.Offset, "a name is expected before '-'");
            }
            else
            {
                // files in circulation leave out the space in "rover -object"
                ImmutableArray<string> named =
                    SymbolName.IsName(node.Name.AsSpan(1)) ? [ReadType(source, node, node.Name[1..], types)]
                    : node.Name.Length > 1 ? throw source.Error(node.Offset, $"a type is expected after '-', not '{node.Name[1..]}'")
                    : ++i < nodes.Length ? ReadTypes(source, nodes[i], types)
                    : throw source.Error(node.Offset, "a type is expected after '-'");
                for (; untyped < result.Count; untyped++)
                {
                    result[untyped] = new TypedName(result[untyped].Name, named);
                }
            }
        }

        return result.ToImmutable();
    }

    private static string ReadName(SourceText source, SyntaxNode node, bool variable)
    {
        string expected = variable ? "a parameter such as '?x'" : "a name without '?', ':' or '-' before it";
        bool isKind = variable ? node.Name is ['?', _, ..] : node.Name is [not ('?' or ':' or '-'), ..];
        return !isKind ? throw source.Error(node.Offset, $"{expected} is expected, not {node.Describe()}")
            : SymbolName.Flaw(variable ? node.Name.AsSpan(1) : node.Name) is { } flaw ? throw source.Error(node.Offset, flaw)
            : node.Name!;
    }

    private static ImmutableArray<string> ReadTypes(SourceText source, SyntaxNode node, TypeHierarchy? types)
    {
        if (node.IsList && (node.Head != "either" || node.Children.Length < 2))
        {
            throw source.Error(node.Offset, "a type or '(either TYPE TYPE)' is expected after '-'");
        }

        ReadOnlySpan<SyntaxNode> nodes = node.IsList ? node.Tail : [node];
        var names = ImmutableArray.CreateBuilder<string>(nodes.Length);
        foreach (SyntaxNode type in nodes)
        {
            names.Add(ReadType(source, type, ReadName(source, type, variable: false), types));
        }

        return names.MoveToImmutable();
    }

    private static string ReadType(SourceText source, SyntaxNode node, string name, TypeHierarchy? types) =>
        types is null || types.Contains(name)
            ? name
            : throw source.Error(node.Offset, $"unknown type '{name}'; {NearestName.Suggest(name, types.Names)}");
}
