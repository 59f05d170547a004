using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>An action that makes one goal true and another false.</summary>
/// <param name="Step">The action with its objects.</param>
/// <param name="Goal">What it makes true.</param>
/// <param name="Lost">What is false after it for certain.</param>
internal sealed record StepLoss(PlanStep Step, Formula Goal, Formula Lost);
