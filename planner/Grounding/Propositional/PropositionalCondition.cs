using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>A condition over atoms, in conjunctive form. A literal is twice the atom's number, and one more where the atom must not
/// hold.</summary>
/// <param name="Literals">Literals that must hold; ascending, no atom twice.</param>
/// <param name="Clauses">Sets of at least two literals of which one must hold.</param>
/// <param name="Comparisons">Comparisons of numbers.</param>
internal sealed record PropositionalCondition(int[] Literals, int[][] Clauses, LinearComparison[] Comparisons)
{
    public static PropositionalCondition True { get; } = new([], [], []);

    public bool IsTrue => Literals.Length == 0 && Clauses.Length == 0 && Comparisons.Length == 0;

    public bool Requires(int literal) => Array.BinarySearch(Literals, literal) >= 0;
}
