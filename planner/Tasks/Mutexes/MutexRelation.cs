namespace NeuroSymbolic.Planner.Tasks.Mutexes;

/// <summary>Which facts never hold together in a reachable state: those of one variable, of one exclusive set, and the pairs that
/// <see cref="H2Mutexes"/> does not reach.</summary>
internal sealed class MutexRelation
{
    // more pairs than this for each fact are left for the solver to find out
    private const int MostPairsPerFact = 200;

    private readonly int[] variableOf;
    private readonly int[][] groupsOf;
    private readonly H2Mutexes? pairs;

    // [fact]: what it is compatible with, from the first question on
    private readonly ulong[]?[] rows;

    public MutexRelation(GroundTask task, int[] variableOf, H2Mutexes? pairs, CancellationToken cancellation)
    {
        this.variableOf = variableOf;
        this.pairs = pairs;
        rows = new ulong[task.Facts.Length][];
        var groups = new List<int>?[task.Facts.Length];
        for (int group = 0; group < task.ExclusiveFacts.Length; group++)
        {
            foreach (int fact in task.ExclusiveFacts[group])
            {
                (groups[fact] ??= []).Add(group);
            }
        }

        groupsOf = Array.ConvertAll(groups, some => some?.ToArray() ?? []);
        Pairs = FindPairs(task.Facts.Length, cancellation);
    }

    /// <summary>Exclusive pairs of reachable facts that share neither a variable nor a set; none where they are too many to state in
    /// every step.</summary>
    public (int First, int Second)[] Pairs { get; }

    /// <summary>Whether two facts never hold together; of a fact and itself, whether it never holds.</summary>
    public bool AreExclusive(int p, int q) => (p != q && AreGrouped(p, q)) || (pairs is not null && !pairs.AreReached(p, q));

    /// <summary>The facts that may hold together with a fact, itself included if it may hold at all: a row of bits.</summary>
    public ReadOnlySpan<ulong> Compatible(int fact)
    {
        if (rows[fact] is not { } row)
        {
            rows[fact] = row = new ulong[(rows.Length + 63) / 64];
            for (int other = 0; other < rows.Length; other++)
            {
                if (!AreExclusive(fact, other))
                {
                    FactBits.Add(row, other);
                }
            }
        }

        return row;
    }

    /// <summary>Whether the two different facts share a variable or an exclusive set.</summary>
    public bool AreGrouped(int p, int q) => variableOf[p] == variableOf[q] || groupsOf[p].AsSpan().IndexOfAny(groupsOf[q]) >= 0;

    /// <summary>Whether clauses of every step say that the two different facts do not hold together.</summary>
    public bool AreStated(int p, int q) => AreGrouped(p, q) || (Pairs.Length > 0 && AreExclusive(p, q));

    /// <summary>Whether some fact of the one and some of the other never hold together.</summary>
    public bool AreExclusive(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        foreach (int p in left)
        {
            foreach (int q in right)
            {
                if (p != q && AreExclusive(p, q))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private (int First, int Second)[] FindPairs(int facts, CancellationToken cancellation)
    {
        var found = new List<(int, int)>();
        for (int p = 0; pairs is not null && p < facts; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int q = 0; pairs.AreReached(p, p) && q < p; q++)
            {
                if (pairs.AreReached(q, q) && !pairs.AreReached(p, q) && !AreGrouped(p, q))
                {
                    found.Add((p, q));
                }
            }
        }

        return found.Count > (long)MostPairsPerFact * facts ? [] : [.. found];
    }
}
