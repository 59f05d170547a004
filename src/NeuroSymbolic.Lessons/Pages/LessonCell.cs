using System.Collections.Immutable;

namespace NeuroSymbolic.Lessons;

/// <summary>One fenced block of a lesson: text that a page can make editable and runnable.</summary>
/// <param name="Language">The first word behind the fence, which Markdown readers colour by: <c>pddl</c>, <c>plan</c>, <c>sh</c>, <c>text</c>, <c>diff</c>.</param>
/// <param name="Words">The other words, such as <c>domain</c>, <c>problem</c>, <c>broken</c>.</param>
/// <param name="Text">What stands between the fences, with a line end after each line.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
public sealed record LessonCell(string Language, ImmutableArray<string> Words, string Text, int Line)
{
    /// <summary>Whether one of the words behind the language is this one.</summary>
    public bool Is(string word) => Words.Contains(word);

    /// <summary>The value of a word of the form <c>name=value</c>, or null.</summary>
    public string? Value(string name) =>
        Words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
