using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>What one action may bring about under one condition when nothing is ever lost.</summary>
/// <param name="Action">The number of the action.</param>
/// <param name="Conditions">Facts that must hold: the action's and the effect's, each once.</param>
/// <param name="Clauses">Sets of facts of which one must hold.</param>
/// <param name="Facts">The facts that hold afterwards and are no conditions.</param>
internal sealed record RelaxedOperator(
    int Action, int[] Conditions, ImmutableArray<ImmutableArray<int>> Clauses, int[] Facts);
