namespace NeuroSymbolic.Language;

/// <summary>All names of a text and what they mean there, as far as a text that may be broken tells.</summary>
/// <param name="occurrences">In the order of the text.</param>
/// <param name="declarations">In the order of the text.</param>
internal sealed class SymbolTable(List<Occurrence> occurrences, List<Declaration> declarations)
{
    public IReadOnlyList<Occurrence> Occurrences => occurrences;

    public IReadOnlyList<Declaration> Declarations => declarations;

    public static SymbolTable Of(PddlDocument document) => new SymbolReader().Read(document);

    /// <summary>The name at a place, or directly before it.</summary>
    public Occurrence? At(int offset)
    {
        int low = 0, high = occurrences.Count - 1;
        Occurrence? found = null;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            Occurrence candidate = occurrences[middle];
            if (candidate.Span.Start <= offset)
            {
                found = candidate;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return found is { } occurrence && offset <= occurrence.Span.End ? occurrence : null;
    }

    /// <summary>Where the name is declared; null where the text does not.</summary>
    public Declaration? Declared(Occurrence occurrence) => declarations.Find(declaration => declaration.Name.MeansSame(occurrence));

    /// <summary>What is declared of a kind.</summary>
    public IEnumerable<Declaration> Of(SymbolKind kind) => declarations.Where(declaration => declaration.Name.Kind == kind);
}
