namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>Numbers ground atoms (or ground functions) in the order in which they turn up.</summary>
/// <remarks>Flat arrays and open addressing: grounding looks up several atoms for each action.</remarks>
internal sealed class AtomPool
{
    // number + 1 by hash, 0 for a free place; the length is a power of two
    private int[] places = new int[256];
    private int[] symbols = new int[64];
    private int[] starts = new int[65];
    private int[] arguments = new int[128];

    /// <summary>How many atoms there are.</summary>
    public int Count { get; private set; }

    /// <summary>The atom's predicate.</summary>
    public int SymbolOf(int atom) => symbols[atom];

    /// <summary>The atom's objects.</summary>
    public ReadOnlySpan<int> ArgumentsOf(int atom) => arguments.AsSpan(starts[atom], starts[atom + 1] - starts[atom]);

    /// <summary>The atom's number, or -1 when it has none.</summary>
    public int Find(int symbol, ReadOnlySpan<int> objects) => places[Place(symbol, objects)] - 1;

    /// <summary>The atom's number; a new atom gets the next one.</summary>
    public int Intern(int symbol, ReadOnlySpan<int> objects)
    {
        int place = Place(symbol, objects);
        if (places[place] > 0)
        {
            return places[place] - 1;
        }

        int number = Count++;
        if (Count == symbols.Length)
        {
            Array.Resize(ref symbols, 2 * symbols.Length);
            Array.Resize(ref starts, (2 * starts.Length) - 1);
        }

        int start = starts[number];
        if (start + objects.Length > arguments.Length)
        {
            Array.Resize(ref arguments, 2 * (start + objects.Length));
        }

        symbols[number] = symbol;
        objects.CopyTo(arguments.AsSpan(start));
        starts[number + 1] = start + objects.Length;
        places[place] = number + 1;
        if (2 * Count > places.Length)
        {
            Enlarge();
        }

        return number;
    }

    private int Place(int symbol, ReadOnlySpan<int> objects)
    {
        int mask = places.Length - 1;
        int place = Hash(symbol, objects) & mask;
        while (places[place] > 0
            && !(symbols[places[place] - 1] == symbol && ArgumentsOf(places[place] - 1).SequenceEqual(objects)))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Enlarge()
    {
        places = new int[2 * places.Length];
        int mask = places.Length - 1;
        for (int atom = 0; atom < Count; atom++)
        {
            int place = Hash(symbols[atom], ArgumentsOf(atom)) & mask;
            while (places[place] > 0)
            {
                place = (place + 1) & mask;
            }

            places[place] = atom + 1;
        }
    }

    private static int Hash(int symbol, ReadOnlySpan<int> objects)
    {
        uint hash = (uint)symbol * 0x9E3779B1;
        foreach (int thing in objects)
        {
            hash = (hash ^ (uint)thing) * 0x85EBCA77;
            hash ^= hash >> 15;
        }

        return (int)(hash ^ (hash >> 13));
    }
}
