using System.Text;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Says what a name means.</summary>
/// <param name="workspace">The texts.</param>
internal sealed class Hovers(PddlWorkspace workspace)
{
    private readonly Meanings meanings = new(workspace);

    public HoverText? At(PddlDocument document, int offset)
    {
        if (document.Symbols.At(offset) is { } name)
        {
            string? markdown = meanings.Declared(document, name) is var (text, declaration)
                ? Declared(text, declaration)
                : Keywords.Sentence(name.Name);
            return markdown is null ? null : new HoverText(name.Span, markdown);
        }

        return document.PathTo(offset) is [.., { Name: { } word } node] && Keywords.Sentence(word) is { } sentence
            ? new HoverText(new TextSpan(node.Offset, node.End - node.Offset), $"`{word}`: {sentence}")
            : null;
    }

    private static string Declared(PddlDocument document, Declaration declaration)
    {
        SymbolTable symbols = document.Symbols;
        var markdown = new StringBuilder("```pddl\n").Append(
            declaration.Name.Kind == SymbolKind.Action ? Formatter.Lay(document, declaration.Node) : declaration.Signature).Append("\n```");
        if (CommentBehind(document, declaration.Node) is { } comment)
        {
            markdown.Append("\n\n").Append(comment);
        }

        switch (declaration.Name.Kind)
        {
            case SymbolKind.Type:
                Append(markdown, "Kind of", declaration.Types.Count == 0 ? [TypeHierarchy.Root] : declaration.Types);
                Append(markdown, "Kinds", symbols.Of(SymbolKind.Type)
                    .Where(other => other.Types.Contains(declaration.Name.Name)).Select(other => other.Name.Name));
                break;
            case SymbolKind.Predicate or SymbolKind.Function:
                Append(markdown, "Used in", Uses(document, declaration));
                break;
        }

        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, string what, IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct()];
        if (all.Length > 0)
        {
            markdown.Append("\n\n").Append(what).Append(": ").AppendJoin(", ", all);
        }
    }

    /// <summary>The parts of the domain that speak of it, such as <c>condition of pick</c>.</summary>
    private static IEnumerable<string> Uses(PddlDocument document, Declaration declaration)
    {
        foreach (Occurrence use in document.Symbols.Occurrences)
        {
            if (use.MeansSame(declaration.Name) && !use.IsDeclaration && document.PathTo(use.Span.Start) is [_, { } section, { } part, ..])
            {
                int index = Array.IndexOf(section.Children, part);
                yield return section.Head != ":action" ? section.Head!
                    : $"{(section.Children[index - 1].Name == ":effect" ? "effect" : "condition")} of {section.Children[1].Name}";
            }
        }
    }

    /// <summary>The comment on the line on which a declaration ends, where nothing but closing parentheses stands between.</summary>
    private static string? CommentBehind(PddlDocument document, SyntaxNode node)
    {
        ReadOnlySpan<char> rest = document.Text.AsSpan(node.End);
        int end = rest.IndexOf('\n');
        ReadOnlySpan<char> line = (end < 0 ? rest : rest[..end]).TrimStart(" \t)");
        return line is [';', ..] ? line.TrimStart(';').Trim().ToString() : null;
    }
}
