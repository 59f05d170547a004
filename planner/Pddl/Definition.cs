namespace NeuroSymbolic.Planner.Pddl;

/// <summary>The frame that domains and problems share: <c>(define (KIND NAME) (:section ...) ...)</c>, sections in any order.</summary>
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
    /// <param name="root">What was read from it.</param>
    /// <param name="kind"><c>domain</c> or <c>problem</c>.</param>
    /// <param name="known">The sections that are read.</param>
    /// <param name="refused">Sections of larger PDDL, with what they stand for.</param>
    public static Definition Read(
        SourceText source, SyntaxNode root, string kind, string[] known, Dictionary<string, string> refused)
    {
        if (root.Head != "define")
        {
            throw source.Error(root.Offset, $"'(define ({kind} NAME) ...)' is expected");
        }

        // titles stand in no formula, and many in circulation begin with a digit: they need not be names
        SyntaxNode title = root.Children[Math.Min(1, root.Children.Length - 1)];
        if (title is not { Head: { } found, Children: [_, { Name: { } name }] } || found != kind)
        {
            string actual = title.Head is "domain" or "problem" ? $"; this is a {title.Head}" : "";
            throw source.Error(title.Offset, $"'({kind} NAME)' is expected after 'define'{actual}");
        }

        var definition = new Definition(source, name);
        foreach (SyntaxNode section in root.Children.AsSpan(2))
        {
            if (section.Head is not { } head)
            {
                throw source.Error(section.Offset, $"a section such as '({known[^1]} ...)' is expected, not {section.Describe()}");
            }

            if (refused.TryGetValue(head, out string? meaning))
            {
                throw source.Error(section.Offset, $"{head} ({meaning}) is not supported");
            }

            if (Array.IndexOf(known, head) < 0)
            {
                throw source.Error(section.Children[0].Offset, $"unknown section '{head}'; {NearestName.Suggest(head, known)}");
            }

            if (head != ":action" && definition.Find(head) is not null)
            {
                throw source.Error(section.Offset, $"the section {head} is given twice");
            }

            definition.sections.Add(section);
        }

        definition.CheckRequirements();
        return definition;
    }

    /// <summary>The section, or null where the text has none.</summary>
    public SyntaxNode? Find(string head)
    {
        foreach (SyntaxNode section in sections)
        {
            if (section.Head == head)
            {
                return section;
            }
        }

        return null;
    }

    /// <summary>The elements of a section; none where the text has none.</summary>
    public ReadOnlySpan<SyntaxNode> Elements(string head) => Find(head) is { } section ? section.Tail : [];

    /// <summary>The section that must be there.</summary>
    public SyntaxNode Require(string head, string example) =>
        Find(head) ?? throw source.Error(source.Text.Length, $"'{Name}' has no section ({head} ...), for instance {example}");

    /// <summary>All sections that begin so.</summary>
    public List<SyntaxNode> All(string head) => sections.FindAll(section => section.Head == head);

    // which features are declared does not matter: files in circulation declare too few and too many, and every construct is
    // judged where it is used
    private void CheckRequirements()
    {
        foreach (SyntaxNode node in Elements(":requirements"))
        {
            if (node.Name is not [':', _, ..])
            {
                throw source.Error(node.Offset, $"a requirement such as ':strips' is expected, not {node.Describe()}");
            }
        }
    }
}
