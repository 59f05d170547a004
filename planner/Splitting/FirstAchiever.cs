using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>One way in which a fact can come about for the first time.</summary>
/// <param name="Actions">The last actions, one directly after another; the last of them brings the fact.</param>
/// <param name="Before">All that is known to hold before the first of them; ascending.</param>
/// <param name="During">What is known to hold at some time between them, beside that.</param>
internal sealed record FirstAchiever(ImmutableArray<int> Actions, ImmutableArray<int> Before, ImmutableArray<int> During);
