using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>A domain that explains demonstrations.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Actions">How well each of its actions is known, in their order.</param>
/// <param name="Demonstrations">How many demonstrations there were.</param>
/// <param name="Transitions">How many changes they show.</param>
public sealed record LearnedDomain(PddlDomain Domain, ImmutableArray<LearnedAction> Actions, int Demonstrations, int Transitions);
