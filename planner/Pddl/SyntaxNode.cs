namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A name or a parenthesised list of a PDDL text, with its place.</summary>
/// <param name="offset">Characters from the start of the text.</param>
/// <param name="end">Where the text goes on behind it, in such characters.</param>
/// <param name="depth">Lists around the node.</param>
/// <param name="name">The name in lower case; null for a list.</param>
/// <param name="children">The list's elements; empty for a name.</param>
internal sealed class SyntaxNode(int offset, int end, int depth, string? name, SyntaxNode[] children)
{
    public int Offset => offset;

    public int End => end;

    public int Depth => depth;

    public string? Name => name;

    public SyntaxNode[] Children => children;

    public bool IsList => name is null;

    /// <summary>The name that the list begins with; null for a name and for a list that begins otherwise.</summary>
    public string? Head => children.Length > 0 ? children[0].Name : null;

    /// <summary>The list's elements after its first.</summary>
    public ReadOnlySpan<SyntaxNode> Tail => children.AsSpan(Math.Min(1, children.Length));

    /// <summary>A name that stands in no text.</summary>
    public static SyntaxNode Word(string name) => new(0, 0, 0, name, []);

    /// <summary>A list that stands in no text.</summary>
    public static SyntaxNode List(params SyntaxNode[] elements) => new(0, 0, 0, null, elements);

    /// <summary>The node as errors name it.</summary>
    public string Describe() => name is not null ? $"'{name}'" : Head is { } head ? $"the list '({head} ...)'" : "a list";
}
