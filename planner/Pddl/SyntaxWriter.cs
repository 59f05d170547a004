using System.Text;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Lays out trees of names and lists as text.</summary>
internal static class SyntaxWriter
{
    /// <summary>The most characters of a line, where names are not longer.</summary>
    public const int Width = 100;

    /// <summary>The text on one line.</summary>
    public static string OneLine(SyntaxNode node)
    {
        var text = new StringBuilder();
        WriteLine(text, node, int.MaxValue);
        return text.ToString();
    }

    /// <summary>Appends the text; where it does not fit on the line, the elements of a list stand below each other.</summary>
    /// <param name="text">What the text is appended to.</param>
    /// <param name="node">The tree.</param>
    /// <param name="indent">Where the elements of a broken list begin, less two columns.</param>
    public static void Write(StringBuilder text, SyntaxNode node, int indent)
    {
        int start = text.Length;
        int lineStart = start;
        while (lineStart > 0 && text[lineStart - 1] != '\n')
        {
            lineStart--;
        }

        int limit = node.Children.Length < 2 ? int.MaxValue : lineStart + Width;
        WriteLine(text, node, limit);
        if (text.Length <= limit)
        {
            return;
        }

        text.Length = start;
        text.Append('(').Append(node.Head);
        bool isQuantifier = node.Head is "forall" or "exists";
        if (isQuantifier)
        {
            text.Append(' ');
            WriteLine(text, node.Children[1], int.MaxValue);
        }

        foreach (SyntaxNode child in node.Children.AsSpan(isQuantifier ? 2 : 1))
        {
            text.Append('\n').Append(' ', indent + 2);
            Write(text, child, indent + 2);
        }

        text.Append(')');
    }

    /// <summary>Appends the text on one line, and stops somewhere behind the limit.</summary>
    /// <param name="text">What the text is appended to.</param>
    /// <param name="node">The tree.</param>
    /// <param name="limit">The length of the whole text from which on the rest does not matter.</param>
    private static void WriteLine(StringBuilder text, SyntaxNode node, int limit)
    {
        if (node.Name is not null)
        {
            text.Append(node.Name);
            return;
        }

        text.Append('(');
        for (int i = 0; i < node.Children.Length && text.Length <= limit; i++)
        {
            if (i > 0)
            {
                text.Append(' ');
            }

            WriteLine(text, node.Children[i], limit);
        }

        text.Append(')');
    }
}
