using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>What Z3 said of a formula: whether a goal, or a part of one, can be reached within so many steps.</summary>
/// <param name="Goal">The facts that are to be reached: those of the problem, or of a part that it was split into.</param>
/// <param name="Steps">The number of steps, each of which may hold several actions.</param>
/// <param name="IsPossible">Whether it can; null where Z3's turn ended first.</param>
/// <param name="Work">What the answer took, in Z3's deterministic units.</param>
public sealed record SolverAttempt(ImmutableArray<string> Goal, int Steps, bool? IsPossible, long Work);
