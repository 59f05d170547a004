using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>An action that would make a goal true last, and what it lacks.</summary>
/// <param name="Step">The action with its objects.</param>
/// <param name="Goal">What it would make true.</param>
/// <param name="Others">What holds before and after it.</param>
/// <param name="Lack">Conditions of it that cannot all hold while the others do; none of them could be left out.</param>
internal sealed record StepLack(PlanStep Step, Formula Goal, ImmutableArray<Formula> Others, ImmutableArray<Formula> Lack);
