using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Reads lists such as <c>cube1 cube2 - disk left - peg</c>.</summary>
internal static class TypedListReader
{
    /// <param name="source">The text, for errors.</param>
    /// <param name="nodes">The list's elements.</param>
    /// <param name="types">The types there are; null while types themselves are declared.</param>
    /// <param name="variables">Whether the names are parameters, with a question mark, or objects, without.</param>
    /// <param name="distinct">Whether a name may stand only once.</param>
    public static ImmutableArray<TypedName> Read(
        SourceText source, IEnumerable<SyntaxNode> nodes, TypeHierarchy? types, bool variables, bool distinct = true)
    {
        var result = ImmutableArray.CreateBuilder<TypedName>();
        var seen = new HashSet<string>();
        int untyped = 0;
        SyntaxNode? dash = null;
        foreach (SyntaxNode node in nodes)
        {
            if (dash is not null)
            {
                ImmutableArray<string> named = ReadTypes(source, node, types);
                for (; untyped < result.Count; untyped++)
                {
                    result[untyped] = result[untyped] with { Types = named };
                }

                dash = null;
            }
            else if (node.Name == "-")
            {
                if (untyped == result.Count)
                {
                    throw source.Error(node.Offset, "a name is expected before '-'");
                }

                dash = node;
            }
            else
            {
                result.Add(new TypedName(ReadName(source, node, variables)));
                if (!seen.Add(result[^1].Name) && distinct)
                {
                    throw source.Error(node.Offset, $"'{node.Name}' is declared twice");
                }
            }
        }

        return dash is null ? result.ToImmutable() : throw source.Error(dash.Offset, "a type is expected after '-'");
    }

    private static string ReadName(SourceText source, SyntaxNode node, bool variable)
    {
        string expected = variable ? "a parameter such as '?x'" : "a name without '?' or ':'";
        return node.Name is { } name && (variable ? name.Length > 1 && name[0] == '?' : name[0] is not ('?' or ':'))
            ? name
            : throw source.Error(node.Offset, $"{expected} is expected, not {node.Describe()}");
    }

    private static ImmutableArray<string> ReadTypes(SourceText source, SyntaxNode node, TypeHierarchy? types)
    {
        if (node.IsList && (node.Head != "either" || node.Children.Count < 2))
        {
            throw source.Error(node.Offset, "a type or '(either TYPE TYPE)' is expected after '-'");
        }

        IEnumerable<SyntaxNode> names = node.IsList ? node.Children.Skip(1) : [node];
        return [.. names.Select(type => ReadType(source, type, types))];
    }

    private static string ReadType(SourceText source, SyntaxNode node, TypeHierarchy? types)
    {
        string name = ReadName(source, node, variable: false);
        return types is null || types.Contains(name)
            ? name
            : throw source.Error(node.Offset, $"unknown type '{name}'; {NearestName.Suggest(name, types.Names)}");
    }
}
