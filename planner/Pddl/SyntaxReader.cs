using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads the parentheses of a PDDL text into a tree.</summary>
internal sealed class SyntaxReader
{
    /// <summary>The deepest nesting that is read: far deeper than any sensible formula, and shallow enough for all that walk through
    /// what is read, which are recursive.</summary>
    public const int DeepestNesting = 200;

    /// <summary>How many errors of a broken text are kept.</summary>
    public const int MostErrors = 100;

    private const int LongestUsualName = 128;
    private const string Definition = "(define ...";
    private const string NeverClosed = "this parenthesis is never closed";

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

    // what is wrong, where reading goes on behind an error; null where the first one ends it
    private readonly List<PddlException>? errors;

    private SyntaxReader(SourceText source, string opening, List<PddlException>? errors)
    {
        this.source = source;
        this.opening = opening;
        this.errors = errors;
    }

    /// <summary>Reads the one list that the text consists of.</summary>
    /// <param name="source">The text.</param>
    /// <param name="opening">How it should begin, for errors.</param>
    /// <exception cref="PddlException">The parentheses do not match, or there is more or less than one list.</exception>
    public static SyntaxNode Read(SourceText source, string opening = Definition) => new SyntaxReader(source, opening, errors: null).Read()!;

    /// <summary>Reads as much as there is of a text that may be broken: a section that begins inside another one ends that, and sections
    /// behind the end belong to the definition.</summary>
    /// <param name="source">The text.</param>
    /// <param name="errors">Takes what is wrong, at most <see cref="MostErrors"/>.</param>
    /// <returns>Null where the text has no list.</returns>
    public static SyntaxNode? Read(SourceText source, List<PddlException> errors) => new SyntaxReader(source, Definition, errors).Read();

    private SyntaxNode? Read()
    {
        string text = source.Text;
        int position = 0;
        bool isBehindEnd = false;
        while (Next(text, ref position))
        {
            source.Cancellation.ThrowIfCancellationRequested();
            int start = position;
            if (open.Count == 0 && pending.Count > 0 && !isBehindEnd)
            {
                isBehindEnd = true;
                Report(start, "the text should end here, after the last closing parenthesis");
            }

            switch (text[start])
            {
                case '(':
                    if (open.Count == DeepestNesting)
                    {
                        Report(start, $"parentheses are nested deeper than {DeepestNesting}");
                        position = text.Length;
                        break;
                    }

                    if (open.Count > 1 && start + 1 < text.Length && text[start + 1] == ':')
                    {
                        Report(open.Peek().Offset, NeverClosed);
                        while (open.Count > 1)
                        {
                            Close(start);
                        }
                    }

                    open.Push((start, pending.Count));
                    position++;
                    break;
                case ')':
                    position++;
                    if (open.Count > 0)
                    {
                        Close(position);
                    }
                    else if (!isBehindEnd)
                    {
                        isBehindEnd = true;
                        Report(start, $"this parenthesis closes nothing; '{opening}' is expected first");
                    }

                    break;
                default:
                    string name = ReadName(ref position);
                    if (open.Count > 0)
                    {
                        pending.Add(new SyntaxNode(start, position, open.Count, name, []));
                    }
                    else if (!isBehindEnd)
                    {
                        isBehindEnd = true;
                        Report(start, $"'{name}' stands outside of parentheses; '{opening}' is expected");
                    }

                    break;
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            if (errors is null || !errors.Exists(error => error.Sentence == NeverClosed))
            {
                Report(unclosed.Offset, NeverClosed);
            }

            while (open.Count > 0)
            {
                Close(text.Length);
            }
        }

        if (pending.Count == 0 && !isBehindEnd)
        {
            Report(0, $"the text is empty; '{opening}' is expected");
        }

        return pending.Count < 2 ? pending.FirstOrDefault() : Join();
    }

    /// <summary>The first list with the sections that stand behind its end.</summary>
    private SyntaxNode Join()
    {
        SyntaxNode root = pending[0];
        SyntaxNode[] children = [.. root.Children, .. pending.Skip(1).Where(node => node.Head is [':', ..])];
        return new SyntaxNode(root.Offset, Math.Max(root.End, children.Length > 0 ? children[^1].End : 0), root.Depth, null, children);
    }

    /// <summary>Ends the innermost list.</summary>
    private void Close(int end)
    {
        (int offset, int firstChild) = open.Pop();
        int count = pending.Count - firstChild;
        SyntaxNode[] children = count == 0 ? [] : new SyntaxNode[count];
        pending.CopyTo(firstChild, children, 0, count);
        pending.RemoveRange(firstChild, count);
        pending.Add(new SyntaxNode(offset, end, open.Count, null, children));
    }

    private void Report(int place, string sentence)
    {
        if (errors is null)
        {
            throw source.Error(place, sentence);
        }

        if (errors.Count < MostErrors)
        {
            errors.Add(source.Error(place, sentence));
        }
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
        bool isRight = true;
        while (length < rest.Length && rest[length] is not ('(' or ')' or ';') && !char.IsWhiteSpace(rest[length]))
        {
            // beside names there are parameters, keywords, numbers and operators
            if (!SymbolName.HasCharacter(rest[length]) && !"?:=<>+*/.#".Contains(rest[length], StringComparison.Ordinal))
            {
                if (isRight)
                {
                    Report(position + length, SymbolName.FlawOf(rest[length]));
                }

                isRight = false;
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
