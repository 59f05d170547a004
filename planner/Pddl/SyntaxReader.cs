using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads the parentheses of a PDDL text into a tree.</summary>
internal sealed class SyntaxReader
{
    /// <summary>The deepest nesting that is read: far deeper than any sensible formula, and shallow enough for all that walk through
    /// what is read, which are recursive.</summary>
    public const int DeepestNesting = 200;

    private const int LongestUsualName = 128;

    private readonly SourceText source;

    // finished nodes whose list is still open, those of the innermost list last
    private readonly List<SyntaxNode> pending = [];

    // the open lists: where each begins in the text and where its children begin among the pending nodes
    private readonly Stack<(int Offset, int FirstChild)> open = new();

    // a name that occurs often is kept once
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names =
        new HashSet<string>().GetAlternateLookup<ReadOnlySpan<char>>();

    // how the text should begin, for errors
    private readonly string opening;

    private SyntaxReader(SourceText source, string opening)
    {
        this.source = source;
        this.opening = opening;
    }

    /// <summary>Reads the one list that the text consists of.</summary>
    /// <param name="source">The text.</param>
    /// <param name="opening">How it should begin, for errors.</param>
    /// <exception cref="PddlException">The parentheses do not match, or there is more or less than one list.</exception>
    public static SyntaxNode Read(SourceText source, string opening = "(define ...") => new SyntaxReader(source, opening).Read();

    private SyntaxNode Read()
    {
        string text = source.Text;
        int position = 0;
        while (Next(text, ref position))
        {
            source.Cancellation.ThrowIfCancellationRequested();
            int start = position;
            if (open.Count == 0 && pending.Count > 0)
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

                    open.Push((start, pending.Count));
                    position++;
                    break;
                case ')':
                    Close(start);
                    position++;
                    break;
                default:
                    string name = ReadName(ref position);
                    pending.Add(open.Count > 0
                        ? new SyntaxNode(start, open.Count, name, [])
                        : throw source.Error(start, $"'{name}' stands outside of parentheses; '{opening}' is expected"));
                    break;
            }
        }

        if (open.TryPop(out var unclosed))
        {
            throw source.Error(unclosed.Offset, "this parenthesis is never closed");
        }

        return pending.Count > 0 ? pending[0] : throw source.Error(0, $"the text is empty; '{opening}' is expected");
    }

    private void Close(int place)
    {
        if (!open.TryPop(out (int Offset, int FirstChild) list))
        {
            throw source.Error(place, $"this parenthesis closes nothing; '{opening}' is expected first");
        }

        int count = pending.Count - list.FirstChild;
        SyntaxNode[] children = count == 0 ? [] : new SyntaxNode[count];
        pending.CopyTo(list.FirstChild, children, 0, count);
        pending.RemoveRange(list.FirstChild, count);
        pending.Add(new SyntaxNode(list.Offset, open.Count, null, children));
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

    private string ReadName(ref int position)
    {
        ReadOnlySpan<char> rest = source.Text.AsSpan(position);
        int length = 0;
        while (length < rest.Length && rest[length] is not ('(' or ')' or ';') && !char.IsWhiteSpace(rest[length]))
        {
            // beside names there are parameters, keywords, numbers and operators
            if (!SymbolName.HasCharacter(rest[length]) && !"?:=<>+*/.#".Contains(rest[length], StringComparison.Ordinal))
            {
                throw source.Error(position + length, SymbolName.FlawOf(rest[length]));
            }

            length++;
        }

        position += length;
        if (length > LongestUsualName)
        {
            return rest[..length].ToString().ToLowerInvariant();
        }

        Span<char> lower = stackalloc char[length];
        rest[..length].ToLowerInvariant(lower);
        if (!names.TryGetValue(lower, out string? name))
        {
            name = lower.ToString();
            names.Add(name);
        }

        return name;
    }
}
