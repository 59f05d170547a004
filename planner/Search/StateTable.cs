namespace NeuroSymbolic.Planner;

/// <summary>States as sets of facts, numbered in the order in which they were found; each is kept once.</summary>
/// <remarks>An open-addressing hash table over one array of words: a state costs its bits, two numbers of how it was found, and
/// at most four bytes times two of table.</remarks>
internal sealed class StateTable
{
    private const long MostBytes = 2L << 30;

    private readonly int words;
    private ulong[] bits;
    private int[] parents;
    private int[] actions;
    private int[] slots;

    /// <param name="factCount">Facts of the task, at least one.</param>
    public StateTable(int factCount)
    {
        words = Math.Max(1, (factCount + 63) / 64);
        bits = new ulong[words * 256];
        parents = new int[256];
        actions = new int[256];
        slots = new int[512];
    }

    /// <summary>The number of states.</summary>
    public int Count { get; private set; }

    /// <summary>How many states fit into the memory that the table may take.</summary>
    public int Most => (int)Math.Min(MostBytes / ((words * sizeof(ulong)) + (4 * sizeof(int))), 1 << 29);

    /// <summary>64-bit words of a state; fact f is bit f % 64 of word f / 64.</summary>
    public int Words => words;

    /// <summary>The facts of a state; valid until the next state is added.</summary>
    public ReadOnlySpan<ulong> this[int state] => bits.AsSpan(state * words, words);

    /// <summary>The state from which it was first found, -1 for the first of all, and the action that led to it.</summary>
    public (int Parent, int Action) Origin(int state) => (parents[state], actions[state]);

    /// <summary>Adds a state unless it is there already; tells whether it was new.</summary>
    public bool TryAdd(ReadOnlySpan<ulong> state, int parent, int action)
    {
        int slot = Hash(state) & (slots.Length - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (this[slots[slot] - 1].SequenceEqual(state))
            {
                return false;
            }
        }

        if (Count == parents.Length)
        {
            Array.Resize(ref bits, bits.Length * 2);
            Array.Resize(ref parents, parents.Length * 2);
            Array.Resize(ref actions, actions.Length * 2);
        }

        state.CopyTo(bits.AsSpan(Count * words));
        parents[Count] = parent;
        actions[Count] = action;
        slots[slot] = ++Count;
        if (Count * 2 > slots.Length)
        {
            Rehash();
        }

        return true;
    }

    private void Rehash()
    {
        slots = new int[slots.Length * 2];
        for (int state = 0; state < Count; state++)
        {
            int slot = Hash(this[state]) & (slots.Length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = state + 1;
        }
    }

    // multiply and fold: states differ in few bits, so every bit has to reach the low ones
    private static int Hash(ReadOnlySpan<ulong> state)
    {
        ulong hash = 0x9E3779B97F4A7C15;
        foreach (ulong word in state)
        {
            ulong high = Math.BigMul(hash ^ word, 0xD6E8FEB86659FD93, out ulong low);
            hash = high ^ low;
        }

        return (int)(hash ^ (hash >> 32));
    }
}
