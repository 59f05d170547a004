namespace NeuroSymbolic.Planner;

/// <summary>Which two facts never hold together in a reachable state, as rows of bits that are made when they are asked for.</summary>
internal sealed class ExclusivePairs
{
    private readonly TaskFacts known;
    private readonly ulong[]?[] rows;

    /// <summary>Opens what is known about a task.</summary>
    public ExclusivePairs(TaskFacts known)
    {
        this.known = known;
        rows = new ulong[known.Task.Facts.Length][];
    }

    /// <summary>Whether two facts never hold together; of a fact and itself, whether it never holds.</summary>
    public bool this[int one, int other] => !FactBits.Contains(Compatible(one), other);

    /// <summary>The facts that may hold together with a fact, itself included if it may hold at all.</summary>
    public ReadOnlySpan<ulong> Compatible(int fact)
    {
        if (rows[fact] is { } made)
        {
            return made;
        }

        ulong[] row = new ulong[(rows.Length + 63) / 64];
        for (int other = 0; other < rows.Length; other++)
        {
            if (other == fact ? known.Pairs?.AreReached(fact, fact) != false : !known.Exclusions.AreExclusive(fact, other))
            {
                FactBits.Add(row, other);
            }
        }

        return rows[fact] = row;
    }
}
