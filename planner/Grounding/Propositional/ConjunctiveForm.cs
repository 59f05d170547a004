using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Brings conditions without variables into conjunctive form, splitting them into cases where that is smaller or where
/// alternatives compare numbers.</summary>
internal static class ConjunctiveForm
{
    /// <summary>Alternatives of several literals become cases while these are few: engines see more in conjunctions than in
    /// clauses.</summary>
    public const int PreferredCases = 16;

    private const int MostCases = 4096;
    private const long MostClauses = 4096;

    /// <summary>The cases of a conjunction: it holds when one of them does. None for a condition that never holds; null for one that is
    /// too large.</summary>
    /// <param name="conjunction">The condition.</param>
    /// <param name="isDisjoint">Whether at most one case may hold at a time.</param>
    /// <param name="preferredCases">Up to so many cases are made where clauses would do; 1 for none.</param>
    public static List<PropositionalCondition>? Cases(
        GroundJunction conjunction, bool isDisjoint, int preferredCases = PreferredCases)
    {
        var cases = new List<PropositionalCondition>();
        if (conjunction.Children.Count == 0)
        {
            Close(conjunction, cases);
            return cases;
        }

        var open = new Stack<(GroundJunction Conjunction, int Cases)>();
        open.Push((conjunction, 1));
        while (open.TryPop(out (GroundJunction Conjunction, int Cases) next))
        {
            if (ChildToSplit(next.Conjunction, next.Cases, preferredCases) is not { } child)
            {
                if (Clauses(next.Conjunction) > MostClauses)
                {
                    return null;
                }

                Close(next.Conjunction, cases);
            }
            else
            {
                Split(next.Conjunction, child, next.Cases * Alternatives(child), isDisjoint, open);
            }

            if (cases.Count + open.Count > MostCases)
            {
                return null;
            }
        }

        return cases;
    }

    private static GroundJunction? ChildToSplit(GroundJunction conjunction, int cases, int preferredCases)
    {
        GroundJunction? fewest = null;
        foreach (GroundJunction child in conjunction.Children)
        {
            if (child.HasComparisons)
            {
                return child;
            }

            if (child.Children.Count > 0 && (fewest is null || Alternatives(child) < Alternatives(fewest)))
            {
                fewest = child;
            }
        }

        return fewest is not null && ((long)cases * Alternatives(fewest) <= preferredCases || Clauses(conjunction) > MostClauses)
            ? fewest
            : null;
    }

    /// <summary>How many cases a disjunction has; its literals are one together.</summary>
    private static int Alternatives(GroundJunction child) =>
        child.Comparisons.Count + child.Children.Count + (child.Literals.Count > 0 ? 1 : 0);

    private static void Split(
        GroundJunction conjunction, GroundJunction child, int cases, bool isDisjoint, Stack<(GroundJunction, int)> open)
    {
        var alternatives = new List<GroundJunction>();
        if (child.Literals.Count > 0)
        {
            var literals = new GroundJunction(isConjunction: false);
            literals.Literals.AddRange(child.Literals);
            alternatives.Add(literals);
        }

        foreach (LinearComparison comparison in child.Comparisons)
        {
            var alone = new GroundJunction(isConjunction: true);
            alone.Comparisons.Add(comparison);
            alternatives.Add(alone);
        }

        alternatives.AddRange(child.Children);
        for (int i = alternatives.Count - 1; i >= 0; i--)
        {
            var one = new GroundJunction(isConjunction: true);
            one.Literals.AddRange(conjunction.Literals);
            one.Comparisons.AddRange(conjunction.Comparisons);
            foreach (GroundJunction other in conjunction.Children)
            {
                if (!ReferenceEquals(other, child))
                {
                    one.Children.Add(other);
                }
            }

            one.Add(alternatives[i]);
            for (int j = 0; isDisjoint && j < i; j++)
            {
                one.Add(alternatives[j].Negate());
            }

            open.Push((one, cases));
        }
    }

    /// <summary>How many clauses a junction without comparisons below its top becomes; capped.</summary>
    private static long Clauses(GroundJunction junction)
    {
        long clauses = junction.IsConjunction ? junction.Literals.Count : 1;
        foreach (GroundJunction child in junction.Children)
        {
            clauses = junction.IsConjunction ? clauses + Clauses(child) : clauses * Clauses(child);
            clauses = Math.Min(clauses, MostClauses + 1);
        }

        return clauses;
    }

    private static void Close(GroundJunction conjunction, List<PropositionalCondition> cases)
    {
        var clauses = new List<int[]>();
        foreach (GroundJunction child in conjunction.Children)
        {
            clauses.AddRange(Distribute(child));
        }

        int[] literals = conjunction.Literals.ToArray();
        if (ClauseSimplifier.Simplify(ref literals, clauses))
        {
            cases.Add(literals.Length == 0 && clauses.Count == 0 && conjunction.Comparisons.Count == 0
                ? PropositionalCondition.True
                : new PropositionalCondition(literals, clauses.ToArray(), Distinct(conjunction.Comparisons)));
        }
    }

    private static List<int[]> Distribute(GroundJunction disjunction)
    {
        var clauses = new List<int[]> { disjunction.Literals.ToArray() };
        foreach (GroundJunction child in disjunction.Children)
        {
            var parts = new List<int[]>();
            foreach (int literal in child.Literals)
            {
                parts.Add([literal]);
            }

            foreach (GroundJunction inner in child.Children)
            {
                parts.AddRange(Distribute(inner));
            }

            var product = new List<int[]>(clauses.Count * parts.Count);
            foreach (int[] clause in clauses)
            {
                foreach (int[] part in parts)
                {
                    product.Add([.. clause, .. part]);
                }
            }

            clauses = product;
        }

        return clauses;
    }

    private static LinearComparison[] Distinct(List<LinearComparison> comparisons)
    {
        var distinct = new List<LinearComparison>(comparisons.Count);
        foreach (LinearComparison comparison in comparisons)
        {
            if (!distinct.Exists(other => IsSame(other, comparison)))
            {
                distinct.Add(comparison);
            }
        }

        return distinct.ToArray();
    }

    private static bool IsSame(LinearComparison left, LinearComparison right) =>
        left.Operator == right.Operator
        && left.Expression.Constant == right.Expression.Constant
        && left.Expression.Terms.AsSpan().SequenceEqual(right.Expression.Terms.AsSpan());
}
