namespace NeuroSymbolic.Planner.Tasks.Mutexes;

/// <summary>Which two facts never hold together in a reachable state, as rows of bits that are made when they are asked for.</summary>
internal sealed class MutexBits
{
    private readonly MutexRelation mutexes;
    private readonly ulong[]?[] rows;

    /// <summary>Opens what is known about a task.</summary>
    public MutexBits(MutexRelation mutexes)
    {
        this.mutexes = mutexes;
        rows = new ulong[mutexes.FactCount][];
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
            if (other == fact ? mutexes.MayHold(fact) : !mutexes.AreExclusive(fact, other))
            {
                FactBits.Add(row, other);
            }
        }

        return rows[fact] = row;
    }
}
