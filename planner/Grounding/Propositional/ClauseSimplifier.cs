namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Simplifies a conjunction of literals and clauses.</summary>
internal static class ClauseSimplifier
{
    // comparing all pairs of clauses pays for few only
    private const int MostComparedClauses = 300;

    /// <summary>Sorts the literals, takes settled literals and clauses away, and moves clauses of one literal to the literals.</summary>
    /// <returns>False where nothing satisfies them all.</returns>
    public static bool Simplify(ref int[] literals, List<int[]> clauses)
    {
        literals = Sorted(literals);
        while (true)
        {
            for (int i = 1; i < literals.Length; i++)
            {
                if (literals[i] == (literals[i - 1] | 1))
                {
                    return false;
                }
            }

            if (clauses.Count == 0)
            {
                return true;
            }

            var units = new List<int>();
            for (int i = clauses.Count - 1; i >= 0; i--)
            {
                int[]? left = Reduce(clauses[i], literals);
                if (left is { Length: 0 })
                {
                    return false;
                }

                if (left is { Length: > 1 })
                {
                    clauses[i] = left;
                    continue;
                }

                if (left is not null)
                {
                    units.Add(left[0]);
                }

                clauses.RemoveAt(i);
            }

            if (units.Count == 0)
            {
                RemoveImplied(clauses);
                return true;
            }

            literals = Sorted([.. literals, .. units]);
        }
    }

    /// <summary>Ascending, without repetition.</summary>
    public static int[] Sorted(int[] literals)
    {
        Array.Sort(literals);
        int count = 0;
        for (int i = 0; i < literals.Length; i++)
        {
            if (i == 0 || literals[i] != literals[i - 1])
            {
                literals[count++] = literals[i];
            }
        }

        return count == literals.Length ? literals : literals[..count];
    }

    /// <summary>What the literals leave of a clause, sorted; null where they satisfy it.</summary>
    private static int[]? Reduce(int[] clause, int[] literals)
    {
        var open = new List<int>(clause.Length);
        foreach (int literal in clause)
        {
            if (Array.BinarySearch(literals, literal) >= 0 || open.Contains(literal ^ 1))
            {
                return null;
            }

            if (Array.BinarySearch(literals, literal ^ 1) < 0 && !open.Contains(literal))
            {
                open.Add(literal);
            }
        }

        open.Sort();
        return open.ToArray();
    }

    private static void RemoveImplied(List<int[]> clauses)
    {
        if (clauses.Count < 2 || clauses.Count > MostComparedClauses)
        {
            return;
        }

        // the shortest first, and among those of one length by their literals, so that the order never depends on how they came about
        clauses.Sort((left, right) => left.Length != right.Length
            ? left.Length.CompareTo(right.Length)
            : left.AsSpan().SequenceCompareTo(right));
        for (int i = 0; i < clauses.Count; i++)
        {
            for (int j = clauses.Count - 1; j > i; j--)
            {
                if (Array.TrueForAll(clauses[i], literal => Array.BinarySearch(clauses[j], literal) >= 0))
                {
                    clauses.RemoveAt(j);
                }
            }
        }
    }
}
