using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>A number that changes with an action whose condition held before it.</summary>
internal readonly record struct PropositionalChange(
    PropositionalCondition Condition, int Number, LinearExpression Amount, bool IsAssignment);
