namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>An action over atoms; one case of it where its precondition has alternatives.</summary>
/// <param name="Number">The number of the reached action.</param>
/// <param name="Precondition">What must hold before.</param>
/// <param name="Effects">Denials first: an assertion wins over a denial.</param>
/// <param name="Changes">The numbers that change.</param>
internal sealed record PropositionalAction(
    int Number, PropositionalCondition Precondition, PropositionalEffect[] Effects, PropositionalChange[] Changes)
{
    /// <summary>What it costs, in the task's units.</summary>
    public long Cost { get; init; } = 1;
}
