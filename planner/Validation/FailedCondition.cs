using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>The smallest part of a condition that is to blame for its failure.</summary>
/// <param name="Part">The part, with things in place of parameters.</param>
/// <param name="IsWanted">Whether it should hold and does not, or the other way round.</param>
/// <param name="Around">The quantified or conditional part around it, which asks for it; null where none does.</param>
/// <param name="Fault">What is wrong, in the problem's words.</param>
internal sealed record FailedCondition(Formula Part, bool IsWanted, Formula? Around, string Fault)
{
    // longer conditions are cut in sentences
    private const int LongestText = 300;

    /// <summary>Who asks for it, as the end of a sentence; empty where nobody but the condition itself does.</summary>
    public string Reason => Around is null ? "" : $", and {Short(Around)} {(IsWanted ? "asks for it" : "forbids it")}";

    /// <summary>The whole complaint, as a clause.</summary>
    public string Clause => Fault + Reason;

    /// <summary>The condition as sentences show it.</summary>
    public static string Short(Formula formula) =>
        formula.ToString() is { Length: > LongestText } text ? $"{text.AsSpan(0, LongestText)} ...)" : formula.ToString();
}
