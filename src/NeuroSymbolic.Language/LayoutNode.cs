namespace NeuroSymbolic.Language;

/// <summary>A name, a comment or a list, with all that layout must keep.</summary>
/// <param name="Text">The name or comment as it was written; null for a list.</param>
/// <param name="Children">A list's elements and comments.</param>
/// <param name="IsOnOwnLine">Whether it is the first thing on its line.</param>
/// <param name="HasBlankBefore">Whether an empty line stands before it.</param>
internal sealed record LayoutNode(string? Text, List<LayoutNode> Children, bool IsOnOwnLine, bool HasBlankBefore)
{
    public bool IsComment => Text is [';', ..];

    public bool IsList => Text is null;

    /// <summary>The list's first name in lower case; null where it has none.</summary>
    public string? Head => Children.Find(child => !child.IsComment)?.Text?.ToLowerInvariant();

    /// <summary>Whether a comment stands in it.</summary>
    public bool HasComment => IsComment || Children.Exists(child => child.HasComment);

    /// <summary>How many characters it takes on one line, counted no further than a limit.</summary>
    public int WidthUpTo(int limit)
    {
        if (Text is not null)
        {
            return Text.Length;
        }

        int width = 1 + Math.Max(1, Children.Count);
        for (int i = 0; i < Children.Count && width <= limit; i++)
        {
            width += Children[i].WidthUpTo(limit);
        }

        return width;
    }
}
