using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>What a step changes.</summary>
/// <param name="Denied">Facts that become false where they are not asserted too.</param>
/// <param name="Asserted">Facts that become true.</param>
/// <param name="Numbers">Numbers with their new values.</param>
internal sealed record StepChanges(List<Fact> Denied, List<Fact> Asserted, List<(Fact Term, Rational Value)> Numbers)
{
    /// <summary>The state after the step.</summary>
    public SymbolicState ApplyTo(SymbolicState state)
    {
        // denials first: where one part asserts what another denies, the assertion wins (McDermott et al. 1998)
        FactSet facts = state.Facts;
        foreach (Fact fact in Denied)
        {
            facts = facts.Without(fact);
        }

        foreach (Fact fact in Asserted)
        {
            facts = facts.With(fact);
        }

        var numbers = state.Numbers;
        foreach ((Fact term, Rational value) in Numbers)
        {
            numbers = numbers.SetItem(term, value);
        }

        return new SymbolicState(facts, numbers);
    }
}
