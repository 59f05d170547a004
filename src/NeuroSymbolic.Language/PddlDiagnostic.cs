namespace NeuroSymbolic.Language;

/// <summary>What is wrong in a text, in the reader's own sentence.</summary>
/// <param name="Span">Where.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record PddlDiagnostic(TextSpan Span, PddlSeverity Severity, string Message);
