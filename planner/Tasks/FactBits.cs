using System.Numerics;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>Sets of facts as rows of bits in one array.</summary>
internal sealed class FactBits
{
    private readonly ulong[] bits;

    /// <param name="rows">How many sets.</param>
    /// <param name="facts">How many facts there are.</param>
    public FactBits(int rows, int facts)
    {
        Words = (facts + 63) / 64;
        bits = new ulong[(long)rows * Words];
    }

    /// <summary>The length of a row, in words of 64 facts.</summary>
    public int Words { get; }

    /// <summary>A set.</summary>
    public Span<ulong> this[int row] => bits.AsSpan(row * Words, Words);

    /// <summary>Whether a fact is in a set.</summary>
    public static bool Contains(ReadOnlySpan<ulong> row, int fact) => (row[fact >> 6] >> fact & 1) != 0;

    /// <summary>Puts a fact into a set.</summary>
    public static void Add(Span<ulong> row, int fact) => row[fact >> 6] |= 1UL << fact;

    /// <summary>Puts all facts of another set into a set.</summary>
    public static void Union(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] |= other[i];
        }
    }

    /// <summary>Leaves in a set what is in another one too; true when that took something away.</summary>
    public static bool Intersect(Span<ulong> row, ReadOnlySpan<ulong> other)
    {
        bool changed = false;
        for (int i = 0; i < row.Length; i++)
        {
            ulong both = row[i] & other[i];
            changed |= both != row[i];
            row[i] = both;
        }

        return changed;
    }

    /// <summary>The facts of a set, ascending.</summary>
    public static List<int> Members(ReadOnlySpan<ulong> row)
    {
        var members = new List<int>();
        for (int i = 0; i < row.Length; i++)
        {
            for (ulong rest = row[i]; rest != 0; rest &= rest - 1)
            {
                members.Add((i * 64) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return members;
    }
}
