using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>A change of the problem with which it has a plan; found by planning.</summary>
/// <param name="Sentence">What to change, such as <c>add (road b c) to :init</c>.</param>
/// <param name="Problem">The problem so changed.</param>
public sealed record Repair(string Sentence, PddlProblem Problem)
{
    /// <summary>What it changes, where several repairs change the same: the first of them that helps is enough.</summary>
    internal string? Subject { get; init; }
}
