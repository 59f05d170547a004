namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class NearestName
{
    /// <summary>The end of a sentence about an unknown name: the nearest known one, or the first few that are known.</summary>
    public static string Suggest(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string? nearest = names.MinBy(candidate => EditDistance(name, candidate));
        if (nearest is not null && EditDistance(name, nearest) <= (name.Length + 1) / 3)
        {
            return $"perhaps '{nearest}' is meant";
        }

        const int most = 8;
        return names.Length == 0
            ? "none is known"
            : $"known: {string.Join(", ", names.Take(most))}{(names.Length > most ? " ..." : "")}";
    }

    /// <summary>The least number of letters to insert, drop or change (Levenshtein 1966).</summary>
    private static int EditDistance(string left, string right)
    {
        // names far from each other in length are never near; this also bounds the work on hostile names
        if (Math.Abs(left.Length - right.Length) > 5 || left.Length > 100)
        {
            return int.MaxValue;
        }

        Span<int> row = stackalloc int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
