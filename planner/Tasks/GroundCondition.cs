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

    /// <summary>Both conditions together; null where they contradict each other.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="variableOf">[fact]: its variable.</param>
    internal GroundCondition? And(GroundCondition other, int[] variableOf)
    {
        if (IsTrue || other.IsTrue)
        {
            return IsTrue ? other : this;
        }

        int[] facts = [.. Facts.Union(other.Facts).Order()];
        for (int i = 1; i < facts.Length; i++)
        {
            if (variableOf[facts[i]] == variableOf[facts[i - 1]])
            {
                return null;
            }
        }

        return new GroundCondition([.. facts], [.. Clauses, .. other.Clauses], [.. Comparisons, .. other.Comparisons]);
    }

    /// <summary>Whether both are the same for certain; equal ones that were made twice may go unnoticed.</summary>
    internal bool IsSameAs(GroundCondition other) => this == other || (IsTrue && other.IsTrue);
}
