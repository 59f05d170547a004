namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Hashes of words, the same in every run.</summary>
internal static class WordHash
{
    /// <summary>A hash to begin with, so that zeros count.</summary>
    public const ulong Start = 0x9E3779B97F4A7C15;

    /// <summary>Multiplies and folds, so that every bit reaches the low ones: what is hashed often differs in few bits.</summary>
    public static ulong Fold(ulong word)
    {
        ulong high = Math.BigMul(word, 0xD6E8FEB86659FD93, out ulong low);
        return high ^ low;
    }
}
