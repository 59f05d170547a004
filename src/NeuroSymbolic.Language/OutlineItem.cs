namespace NeuroSymbolic.Language;

/// <summary>An entry of a text's outline.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Detail">Its parameters or types; empty where there are none.</param>
/// <param name="Kind">What it is; sections are keywords.</param>
/// <param name="Span">All of it.</param>
/// <param name="NameSpan">Its name.</param>
/// <param name="Children">What is in it.</param>
public sealed record OutlineItem(
    string Name, string Detail, SymbolKind Kind, TextSpan Span, TextSpan NameSpan, IReadOnlyList<OutlineItem> Children);
