namespace NeuroSymbolic.Planner.Search.States;

/// <summary>The states found, each kept once and numbered in the order in which they were found.</summary>
/// <remarks>An open-addressing hash table. A slot holds the number of a state and four bits of its hash, which spare most of the looks
/// at states that turn out to be others.</remarks>
internal sealed class StateRegistry
{
    /// <summary>States that a registry can hold.</summary>
    public const int Most = (1 << 28) - 2;

    private readonly int words;
    private readonly int shift;
    private ulong[][] chunks = new ulong[8][];
    private int chunkCount;
    private uint[] slots = new uint[1 << 12];

    /// <param name="wordCount">Words of a state.</param>
    public StateRegistry(int wordCount)
    {
        words = wordCount;

        // 32 to 64 KiB a chunk
        shift = Math.Max(4, 12 - System.Numerics.BitOperations.Log2((uint)wordCount));
    }

    /// <summary>The number of states.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that it takes up, with what the next growth will take.</summary>
    public long Bytes =>
        ((long)chunkCount * sizeof(ulong) * words << shift) + (sizeof(uint) * (long)slots.Length * (NearlyFull ? 3 : 1));

    private bool NearlyFull => Count + 4096L > (long)slots.Length / 8 * 5;

    /// <summary>A state.</summary>
    public ReadOnlySpan<ulong> this[int state] => chunks[state >> shift].AsSpan((state & ((1 << shift) - 1)) * words, words);

    /// <summary>The number of a state, which is added if it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<ulong> state, out bool isNew)
    {
        ulong hash = Hash(state);
        int mask = slots.Length - 1;
        uint tag = (uint)(hash >> 32) & 0xF0000000;
        int slot = (int)hash & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            uint entry = slots[slot];
            if ((entry & 0xF0000000) == tag)
            {
                int candidate = (int)(entry & 0x0FFFFFFF) - 1;
                if (this[candidate].SequenceEqual(state))
                {
                    isNew = false;
                    return candidate;
                }
            }
        }

        isNew = true;
        int added = Count++;
        if (added >> shift == chunkCount)
        {
            AddChunk();
        }

        state.CopyTo(chunks[added >> shift].AsSpan((added & ((1 << shift) - 1)) * words));
        slots[slot] = tag | (uint)(added + 1);
        if (Count > slots.Length / 8 * 5)
        {
            Grow();
        }

        return added;
    }

    private void AddChunk()
    {
        if (chunkCount == chunks.Length)
        {
            Array.Resize(ref chunks, chunkCount * 2);
        }

        chunks[chunkCount++] = new ulong[words << shift];
    }

    private void Grow()
    {
        slots = new uint[slots.Length * 2];
        int mask = slots.Length - 1;
        for (int state = 0; state < Count; state++)
        {
            ulong hash = Hash(this[state]);
            int slot = (int)hash & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = ((uint)(hash >> 32) & 0xF0000000) | (uint)(state + 1);
        }
    }

    private static ulong Hash(ReadOnlySpan<ulong> state)
    {
        ulong hash = WordHash.Start;
        foreach (ulong word in state)
        {
            hash = WordHash.Fold(hash ^ word);
        }

        return hash ^ (hash >> 29);
    }
}
