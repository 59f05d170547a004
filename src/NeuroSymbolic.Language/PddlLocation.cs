namespace NeuroSymbolic.Language;

/// <summary>A part of one of several texts.</summary>
/// <param name="Document">The text.</param>
/// <param name="Span">The part.</param>
public sealed record PddlLocation(PddlDocument Document, TextSpan Span);
