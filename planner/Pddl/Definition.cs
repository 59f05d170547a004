namespace NeuroSymbolic.Planner;

/// <summary>The frame that domains and problems share: <c>(define (KIND NAME) (:section ...) ...)</c>.</summary>
internal sealed class Definition
{
    private readonly SourceText source;
    private readonly List<SyntaxNode> sections = [];

    private Definition(SourceText source, string name)
    {
        this.source = source;
        Name = name;
    }

    public string Name { get; }

    /// <param name="source">The text.</param>
    /// <param name="kind"><c>domain</c> or <c>problem</c>.</param>
    /// <param name="known">The sections that are read.</param>
    /// <param name="refused">Sections of larger PDDL, with what they stand for.</param>
    public static Definition Read(SourceText source, string kind, ReadOnlySpan<string> known, Dictionary<string, string> refused)
    {
        SyntaxNode root = SyntaxReader.Read(source);
        if (root.Head != "define")
        {
            throw source.Error(root.Offset, $"'(define ({kind} NAME) ...)' is expected");
        }

        SyntaxNode title = root.Children[Math.Min(1, root.Children.Count - 1)];
        if (title is not { Head: { } found, Children: [_, { Name: { } name }] } || found != kind)
        {
            string actual = title.Head is "domain" or "problem" ? $"; this is a {title.Head}" : "";
            throw source.Error(title.Offset, $"'({kind} NAME)' is expected after 'define'{actual}");
        }

        var definition = new Definition(source, name);
        foreach (SyntaxNode section in root.Children.Skip(2))
        {
            if (section.Head is not { } head)
            {
                throw source.Error(section.Offset, $"a section such as '({known[^1]} ...)' is expected, not {section.Describe()}");
            }

            if (refused.TryGetValue(head, out string? meaning))
            {
                throw source.Error(section.Offset, $"{head} ({meaning}) is not supported");
            }

            if (!known.Contains(head))
            {
                throw source.Error(section.Children[0].Offset, $"unknown section '{head}'; {NearestName.Suggest(head, known.ToArray())}");
            }

            if (head != ":action" && definition.sections.Exists(other => other.Head == head))
            {
                throw source.Error(section.Offset, $"the section {head} is given twice");
            }

            definition.sections.Add(section);
        }

        return definition;
    }

    /// <summary>The section, or null where the text has none.</summary>
    public SyntaxNode? Find(string head) => sections.Find(section => section.Head == head);

    /// <summary>The section that must be there.</summary>
    public SyntaxNode Require(string head, string example) =>
        Find(head) ?? throw source.Error(source.Text.Length, $"'{Name}' has no section ({head} ...), for instance {example}");

    /// <summary>All sections that begin so.</summary>
    public IEnumerable<SyntaxNode> All(string head) => sections.Where(section => section.Head == head);
}
