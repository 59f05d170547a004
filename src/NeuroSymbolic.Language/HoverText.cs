namespace NeuroSymbolic.Language;

/// <summary>What is shown of a name.</summary>
/// <param name="Span">The name.</param>
/// <param name="Markdown">What it means.</param>
public sealed record HoverText(TextSpan Span, string Markdown);
