namespace NeuroSymbolic.Planner;

/// <summary>Reads the parentheses of a PDDL text into a tree.</summary>
internal static class SyntaxReader
{
    // far deeper than any sensible formula, and shallow enough for the readers of the tree, which are recursive
    private const int DeepestNesting = 200;

    /// <summary>Reads the one list that the text consists of.</summary>
    /// <exception cref="PddlException">The parentheses do not match, or there is more or less than one list.</exception>
    public static SyntaxNode Read(SourceText source)
    {
        string text = source.Text;
        var open = new Stack<(int Offset, List<SyntaxNode> Children)>();
        SyntaxNode? root = null;
        int position = 0;
        while (Next(text, ref position))
        {
            int start = position;
            if (root is not null)
            {
                throw source.Error(start, "the text should end here, after the last closing parenthesis");
            }

            switch (text[start])
            {
                case '(':
                    if (open.Count == DeepestNesting)
                    {
                        throw source.Error(start, $"parentheses are nested deeper than {DeepestNesting}");
                    }

                    open.Push((start, []));
                    position++;
                    break;
                case ')':
                    if (!open.TryPop(out var closed))
                    {
                        throw source.Error(start, "this parenthesis closes nothing; '(define ...' is expected first");
                    }

                    var list = new SyntaxNode(closed.Offset, null, closed.Children);
                    if (open.TryPeek(out var parent))
                    {
                        parent.Children.Add(list);
                    }
                    else
                    {
                        root = list;
                    }

                    position++;
                    break;
                default:
                    SyntaxNode name = ReadName(source, ref position);
                    if (!open.TryPeek(out var around))
                    {
                        throw source.Error(start, $"'{name.Name}' stands outside of parentheses; '(define ...' is expected");
                    }

                    around.Children.Add(name);
                    break;
            }
        }

        if (open.TryPop(out var unclosed))
        {
            throw source.Error(unclosed.Offset, "this parenthesis is never closed");
        }

        return root ?? throw source.Error(0, "the text is empty; '(define ...' is expected");
    }

    /// <summary>Moves to the next character that is neither white space nor comment; false at the end of the text.</summary>
    private static bool Next(string text, ref int position)
    {
        while (position < text.Length)
        {
            if (text[position] == ';')
            {
                int end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end;
            }
            else if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode ReadName(SourceText source, ref int position)
    {
        int start = position;
        while (position < source.Text.Length && source.Text[position] is var character
            && character is not ('(' or ')' or ';') && !char.IsWhiteSpace(character))
        {
            if (character is < '!' or > '~')
            {
                throw source.Error(position, "a name has letters, digits, '-' and '_' only");
            }

            position++;
        }

        return new SyntaxNode(start, source.Text[start..position].ToLowerInvariant(), []);
    }
}
