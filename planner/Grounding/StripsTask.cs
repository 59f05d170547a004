using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>A planning task in propositional STRIPS: what is left of a PDDL problem when parameters, facts that never change and
/// negations are compiled away. After it, nothing knows PDDL.</summary>
/// <param name="Facts">The facts that can change, by number.</param>
/// <param name="Actions">The actions that may ever become applicable and change something.</param>
/// <param name="Init">Facts that hold at the start, ascending.</param>
/// <param name="Goal">Facts that must hold at the end, ascending.</param>
/// <param name="UnreachableGoal">A part of the goal that no sequence of actions can make true; the task is unsolvable then.</param>
public sealed record StripsTask(
    ImmutableArray<StripsFact> Facts,
    ImmutableArray<StripsAction> Actions,
    ImmutableArray<int> Init,
    ImmutableArray<int> Goal,
    Literal? UnreachableGoal);
