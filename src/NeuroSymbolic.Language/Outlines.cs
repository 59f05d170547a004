using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Makes outlines.</summary>
internal static class Outlines
{
    // a problem may state millions of facts, which nobody reads in an outline
    private const int MostChildren = 2000;

    public static IReadOnlyList<OutlineItem> Of(PddlDocument document)
    {
        if (document.Root is not { Head: "define" } root)
        {
            return [];
        }

        ILookup<SyntaxNode, Declaration> declared = document.Symbols.Declarations
            .Where(declaration => declaration.Name.Kind != SymbolKind.Variable)
            .ToLookup(declaration => SectionOf(root, declaration));
        var items = new List<OutlineItem>();
        foreach (SyntaxNode section in root.Children.AsSpan(Math.Min(1, root.Children.Length)))
        {
            if (section.Head is not { } head)
            {
                continue;
            }

            OutlineItem[] children = [.. declared[section].Take(MostChildren).Select(Item)];
            items.Add(children is [{ Kind: SymbolKind.Action or SymbolKind.Domain or SymbolKind.Problem } only]
                ? only
                : new OutlineItem(head, "", SymbolKind.Keyword, SpanOf(section), SpanOf(section.Children[0]), children));
        }

        return items;
    }

    private static SyntaxNode SectionOf(SyntaxNode root, Declaration declaration)
    {
        int index = SyntaxPath.IndexAt(root, declaration.Name.Span.Start);
        return index < 0 ? root : root.Children[index];
    }

    private static OutlineItem Item(Declaration declaration)
    {
        string signature = declaration.Signature;
        string name = declaration.Name.Name;
        bool isPlain = signature == name;
        return new OutlineItem(name, isPlain ? "" : signature, declaration.Name.Kind, SpanOf(declaration.Node), declaration.Name.Span, []);
    }

    private static TextSpan SpanOf(SyntaxNode node) => new(node.Offset, node.End - node.Offset);
}
