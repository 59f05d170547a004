using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>An action without parameters over numbered facts. All lists are sorted and without repetition.</summary>
/// <param name="Step">The action as plans write it.</param>
/// <param name="Preconditions">Facts that must hold before.</param>
/// <param name="Adds">Facts that hold after and are not preconditions that stay; never among the deletes.</param>
/// <param name="Deletes">Facts that do not hold after.</param>
public sealed record StripsAction(
    PlanStep Step,
    ImmutableArray<int> Preconditions,
    ImmutableArray<int> Adds,
    ImmutableArray<int> Deletes);
