using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A condition without parameters, in conjunctive form. It holds when all its parts do.</summary>
/// <param name="Facts">Facts that must hold; ascending, at most one of each variable.</param>
/// <param name="Clauses">Sets of facts, at least two each, of which at least one must hold. Rare.</param>
/// <param name="Comparisons">Comparisons of numbers that must hold.</param>
public sealed record GroundCondition(
    ImmutableArray<int> Facts,
    ImmutableArray<ImmutableArray<int>> Clauses,
    ImmutableArray<LinearComparison> Comparisons)
{
    /// <summary>A condition of facts alone.</summary>
    public GroundCondition(ImmutableArray<int> facts)
        : this(facts, [], [])
    {
    }

    /// <summary>The condition that always holds.</summary>
    public static GroundCondition True { get; } = new([]);

    /// <summary>Whether it always holds.</summary>
    public bool IsTrue => Facts.IsEmpty && Clauses.IsEmpty && Comparisons.IsEmpty;
}
