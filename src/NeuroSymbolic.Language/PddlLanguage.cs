namespace NeuroSymbolic.Language;

/// <summary>What an editor asks of PDDL texts. Places are UTF-16 units from the start of a text. No text, however broken, makes it fail.</summary>
/// <param name="workspace">The texts.</param>
public sealed class PddlLanguage(PddlWorkspace workspace)
{
    private readonly Meanings meanings = new(workspace);

    /// <summary>All that is wrong in a text, in the order of the text.</summary>
    /// <param name="document">The text.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    public IReadOnlyList<PddlDiagnostic> Diagnostics(PddlDocument document, CancellationToken cancellation = default)
    {
        IEnumerable<PddlDiagnostic> found = document.Kind == PddlKind.Problem
            ? Diagnosis.OfProblem(document, workspace.DomainOf(document), cancellation)
            : Diagnosis.ReadDomain(document, cancellation).Diagnostics;
        return [.. found.OrderBy(diagnostic => diagnostic.Span.Start)];
    }

    /// <summary>What the name at a place means; null where there is none.</summary>
    public HoverText? Hover(PddlDocument document, int offset) => new Hovers(workspace).At(document, offset);

    /// <summary>What may be written at a place, the likeliest first.</summary>
    public IReadOnlyList<PddlCompletion> Completion(PddlDocument document, int offset) => new Completions(workspace).At(document, offset);

    /// <summary>Where the name at a place is declared; null where it is not.</summary>
    public PddlLocation? Definition(PddlDocument document, int offset) =>
        document.Symbols.At(offset) is { } name && meanings.Declared(document, name) is var (text, declaration)
            ? new PddlLocation(text, declaration.Name.Span)
            : null;

    /// <summary>All places of the name at a place, in all texts where it means the same.</summary>
    /// <param name="document">The text.</param>
    /// <param name="offset">The place.</param>
    /// <param name="withDeclaration">Whether declarations count.</param>
    public IReadOnlyList<PddlLocation> References(PddlDocument document, int offset, bool withDeclaration = true) =>
        document.Symbols.At(offset) is { } name
            ? [.. meanings.Places(document, name).Where(place => withDeclaration || place.Document.Symbols.At(place.Span.Start) is not { IsDeclaration: true })]
            : [];

    /// <summary>The name at a place that can be changed; null where there is none.</summary>
    public static TextSpan? Renamable(PddlDocument document, int offset) =>
        document.Symbols.At(offset) is { } name && Renaming.Refusal(name) is null ? name.Span : null;

    /// <summary>Gives the name at a place another one.</summary>
    public RenameOutcome Rename(PddlDocument document, int offset, string newName) => new Renaming(meanings).Rename(document, offset, newName);

    /// <summary>What a text declares.</summary>
    public static IReadOnlyList<OutlineItem> Outline(PddlDocument document) => Outlines.Of(document);

    /// <summary>The text laid out as the planner prints PDDL, with all comments; null where its parentheses are broken.</summary>
    public static string? Format(PddlDocument document) => Formatter.Format(document);
}
