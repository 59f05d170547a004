namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>An action schema over numbered symbols, ready to be joined with atoms.</summary>
/// <param name="Name">The action's name.</param>
/// <param name="Parameters">Its parameters; the first slots of the binding, in order.</param>
/// <param name="SlotCount">The length of its binding: parameters and all quantified variables.</param>
/// <param name="Required">The atoms that the precondition states at its top.</param>
/// <param name="Rest">What the precondition says beyond them.</param>
/// <param name="Effects">What changes.</param>
internal sealed record LiftedSchema(
    string Name,
    LiftedVariable[] Parameters,
    int SlotCount,
    LiftedAtom[] Required,
    LiftedCondition Rest,
    LiftedEffect[] Effects);
