using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>A text as it is at one moment, with what was read from it. Reading waits until something is asked.</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed class PddlDocument
{
    private readonly Lazy<LineMap> lines;
    private readonly Lazy<ParsedText> parsed;
    private readonly Lazy<SymbolTable> symbols;
    private readonly Lazy<DomainReading> domain;

    /// <summary>A text.</summary>
    /// <param name="uri">The address by which editors know it.</param>
    /// <param name="text">All of it.</param>
    public PddlDocument(string uri, string text)
    {
        Uri = uri;
        Text = text;
        lines = new Lazy<LineMap>(() => new LineMap(text));
        parsed = new Lazy<ParsedText>(() => ParsedText.Read(this));
        symbols = new Lazy<SymbolTable>(() => SymbolTable.Of(this));
        domain = new Lazy<DomainReading>(() => Diagnosis.ReadDomain(this, CancellationToken.None));
    }

    /// <summary>The address by which editors know it.</summary>
    public string Uri { get; }

    /// <summary>All of it.</summary>
    public string Text { get; }

    /// <summary>Its lines.</summary>
    public LineMap Lines => lines.Value;

    /// <summary>What it defines.</summary>
    public PddlKind Kind => Title?.Head switch
    {
        "domain" => PddlKind.Domain,
        "problem" => PddlKind.Problem,
        _ => PddlKind.Unknown,
    };

    /// <summary>The name of what it defines, in lower case; null where it has none.</summary>
    public string? Name => Title is { Children: [_, { Name: { } name }, ..] } ? name : null;

    /// <summary>The name of the domain that a problem says it is of; null where it says none.</summary>
    public string? DomainName => Section(":domain") is { Children: [_, { Name: { } name }, ..] } ? name : null;

    /// <summary>The tree; null where there is none.</summary>
    internal SyntaxNode? Root => parsed.Value.Root;

    /// <summary>What is wrong with its parentheses and letters.</summary>
    internal IReadOnlyList<PddlException> SyntaxErrors => parsed.Value.Errors;

    internal SymbolTable Symbols => symbols.Value;

    /// <summary>What a domain's text could be read as.</summary>
    internal DomainReading Domain => domain.Value;

    internal SyntaxNode? Title => Root is { Head: "define", Children: [_, { IsList: true } title, ..] } ? title : null;

    /// <summary>The first section that begins so.</summary>
    internal SyntaxNode? Section(string head) => Root is null ? null : Array.Find(Root.Children, section => section.Head == head);

    /// <summary>The lists and the name around a place, the outermost first; a place directly behind a name or list belongs to it where
    /// nothing else begins there.</summary>
    internal List<SyntaxNode> PathTo(int offset)
    {
        List<SyntaxNode> path = SyntaxPath.To(Root, offset);
        if ((path.Count == 0 || path[^1].IsList) && offset > 0)
        {
            List<SyntaxNode> before = SyntaxPath.To(Root, offset - 1);
            if (before.Count > 0 && !before[^1].IsList)
            {
                return before;
            }
        }

        return path;
    }

    /// <summary>The text of a node, as it was written.</summary>
    internal string TextOf(SyntaxNode node) => Text[node.Offset..node.End];
}
