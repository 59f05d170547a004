namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>What one action may bring about under one condition when nothing is ever lost.</summary>
/// <param name="Action">The number of the action.</param>
/// <param name="Effect">The condition of these effects alone.</param>
/// <param name="Condition">The action's precondition and <paramref name="Effect"/> together.</param>
/// <param name="Facts">The facts that hold afterwards and are no part of the condition; none where only numbers change.</param>
internal sealed record RelaxedOperator(int Action, GroundCondition Effect, GroundCondition Condition, int[] Facts);
