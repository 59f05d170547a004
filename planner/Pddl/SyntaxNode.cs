namespace NeuroSymbolic.Planner;

/// <summary>A name or a parenthesised list of a PDDL text, with its place.</summary>
/// <param name="Offset">Characters from the start of the text.</param>
/// <param name="Name">The name in lower case; null for a list.</param>
/// <param name="Children">The list's elements; empty for a name.</param>
internal sealed record SyntaxNode(int Offset, string? Name, IReadOnlyList<SyntaxNode> Children)
{
    public bool IsList => Name is null;

    /// <summary>The name that the list begins with; null for a name and for a list that begins otherwise.</summary>
    public string? Head => Children.Count > 0 ? Children[0].Name : null;

    /// <summary>The node as errors name it.</summary>
    public string Describe() => Name is not null ? $"'{Name}'" : Head is { } head ? $"the list '({head} ...)'" : "a list";
}
