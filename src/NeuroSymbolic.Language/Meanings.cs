namespace NeuroSymbolic.Language;

/// <summary>Where a name that means one thing is declared and used, in all texts in which it means that.</summary>
/// <param name="workspace">The texts.</param>
internal sealed class Meanings(PddlWorkspace workspace)
{
    /// <summary>The text that declares it with its declaration; null where none does.</summary>
    public (PddlDocument Document, Declaration Declaration)? Declared(PddlDocument document, Occurrence name)
    {
        if (document.Symbols.Declared(name) is { } here)
        {
            return (document, here);
        }

        return name.Kind != SymbolKind.Variable && workspace.DomainOf(document) is { } domain && domain != document
            && domain.Symbols.Declared(name) is { } there ? (domain, there) : null;
    }

    /// <summary>All places of it, declarations included, text by text.</summary>
    public IEnumerable<PddlLocation> Places(PddlDocument document, Occurrence name)
    {
        foreach (PddlDocument text in Texts(document, name))
        {
            foreach (Occurrence other in text.Symbols.Occurrences)
            {
                if (other.MeansSame(name))
                {
                    yield return new PddlLocation(text, other.Span);
                }
            }
        }
    }

    /// <summary>The texts in which the name means what it means in one of them.</summary>
    public IReadOnlyList<PddlDocument> Texts(PddlDocument document, Occurrence name) => name.Kind switch
    {
        SymbolKind.Variable or SymbolKind.Problem => [document],

        // the objects of a problem are its own, unless the domain has them too
        SymbolKind.Thing when document.Kind == PddlKind.Problem
            && !(workspace.DomainOf(document) is { } domain && domain.Symbols.Declared(name) is not null) => [document],
        _ => workspace.Family(document),
    };
}
