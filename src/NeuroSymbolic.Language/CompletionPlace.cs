using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Where a word is being written.</summary>
/// <param name="Document">The text.</param>
/// <param name="Lists">The lists around the word, the outermost first.</param>
/// <param name="Before">The element of the innermost list before it; null where it is the first one.</param>
/// <param name="IsHead">Whether it is the first one.</param>
/// <param name="WordStart">Where the word begins.</param>
internal sealed record CompletionPlace(PddlDocument Document, List<SyntaxNode> Lists, SyntaxNode? Before, bool IsHead, int WordStart);
