namespace NeuroSymbolic.Language;

/// <summary>A name where it stands in a text.</summary>
/// <param name="Span">Where.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Name">In lower case.</param>
/// <param name="Scope">For a variable, where the list begins that it belongs to; else 0.</param>
/// <param name="IsDeclaration">Whether the name is declared here.</param>
internal readonly record struct Occurrence(TextSpan Span, SymbolKind Kind, string Name, int Scope, bool IsDeclaration)
{
    /// <summary>Whether both mean the same, in one text.</summary>
    public bool MeansSame(Occurrence other) => Kind == other.Kind && Scope == other.Scope && Name == other.Name;
}
