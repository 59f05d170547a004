using System.Collections.Immutable;

namespace NeuroSymbolic.Lessons;

/// <summary>What the checker says of an answer.</summary>
/// <param name="Findings">What is not right yet; none where the exercise is passed.</param>
/// <param name="Notes">What else it has to say, a sentence each.</param>
public sealed record LessonVerdict(ImmutableArray<Finding> Findings, ImmutableArray<string> Notes)
{
    /// <summary>Whether the exercise is passed.</summary>
    public bool IsPassed => Findings.IsEmpty;

    internal static LessonVerdict Passed(params ImmutableArray<string> notes) => new([], notes);

    internal static LessonVerdict Of(IEnumerable<Finding> findings, params ImmutableArray<string> notes) => new([.. findings], notes);

    internal static LessonVerdict NotYet(string sentence, string hint) => new([new Finding(sentence, hint)], []);
}
