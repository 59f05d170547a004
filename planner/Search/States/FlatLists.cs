namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Lists of numbers one after another in one array: those of i are at start[i] up to start[i + 1].</summary>
internal static class FlatLists
{
    /// <summary>Joins lists.</summary>
    public static (int[] Start, int[] Flat) Join(IReadOnlyList<List<int>> lists)
    {
        int[] start = new int[lists.Count + 1];
        for (int i = 0; i < lists.Count; i++)
        {
            start[i + 1] = start[i] + lists[i].Count;
        }

        int[] flat = new int[start[^1]];
        for (int i = 0; i < lists.Count; i++)
        {
            lists[i].CopyTo(flat, start[i]);
        }

        return (start, flat);
    }

    /// <summary>For each number, the lists that contain it, ascending.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="count">Numbers are below this.</param>
    public static (int[] Start, int[] Flat) Invert(IReadOnlyList<List<int>> lists, int count)
    {
        int[] start = new int[count + 1];
        foreach (List<int> list in lists)
        {
            foreach (int number in list)
            {
                start[number + 1]++;
            }
        }

        for (int i = 0; i < count; i++)
        {
            start[i + 1] += start[i];
        }

        int[] flat = new int[start[count]];
        int[] next = [.. start];
        for (int i = 0; i < lists.Count; i++)
        {
            foreach (int number in lists[i])
            {
                flat[next[number]++] = i;
            }
        }

        return (start, flat);
    }
}
