namespace NeuroSymbolic.Language;

/// <summary>A word that may be written at a place.</summary>
/// <param name="Label">The word.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Detail">What follows it or what it is, such as <c>(on ?d - disk ?x - place)</c>.</param>
/// <param name="Parameters">What is to be filled in behind it, such as <c>?d</c>.</param>
public sealed record PddlCompletion(string Label, SymbolKind Kind, string Detail, IReadOnlyList<string> Parameters);
