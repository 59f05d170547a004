using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Search.Symmetry;

/// <summary>Two objects that may change places throughout a task: whatever is possible for the one is for the other, and the goal asks
/// the same of both.</summary>
/// <param name="Facts">The facts that change, each with what it becomes.</param>
/// <param name="Actions">The actions that change, each with what it becomes.</param>
internal sealed record ObjectSwap(ImmutableArray<(int From, int To)> Facts, ImmutableArray<(int From, int To)> Actions);
