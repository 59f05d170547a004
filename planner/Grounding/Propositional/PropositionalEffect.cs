namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>A literal that holds after an action whose condition held before it.</summary>
internal readonly record struct PropositionalEffect(PropositionalCondition Condition, int Literal);
