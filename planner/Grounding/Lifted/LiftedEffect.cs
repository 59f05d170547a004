namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>Changes of an action that share their quantified variables and their condition.</summary>
/// <param name="Variables">For all objects that fit these.</param>
/// <param name="Condition">When they happen.</param>
/// <param name="Guards">Atoms of the condition that never change and must hold.</param>
/// <param name="Adds">Atoms that hold afterwards.</param>
/// <param name="Deletes">Atoms that do not hold afterwards.</param>
/// <param name="Changes">Numbers that change.</param>
internal sealed record LiftedEffect(
    LiftedVariable[] Variables,
    LiftedCondition Condition,
    LiftedAtom[] Guards,
    LiftedAtom[] Adds,
    LiftedAtom[] Deletes,
    LiftedChange[] Changes)
{
    /// <summary>Whether the changes happen whenever the action does.</summary>
    public bool IsUnconditional => Variables.Length == 0 && ReferenceEquals(Condition, LiftedCondition.True);
}
