using System.Numerics;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>Which facts and pairs of facts were seen in states of a kind. The novelty of a state is the size of its smallest set of facts
/// that no state of its kind had before (Lipovetzky and Geffner, Best-first width search, AAAI 2017).</summary>
/// <remarks>A fact has a row of bits for each kind, one bit for each fact seen together with it. Rows begin at hashed places of one table
/// and may overlap, so that memory is bounded and some pairs look seen that are not (Singh, Lipovetzky, Ramirez and Segovia-Aguas,
/// Approximate novelty search, ICAPS 2021). That does no harm, since novelty only orders states.</remarks>
internal sealed class NoveltyTable
{
    /// <summary>The novelty of a state of which all pairs were seen.</summary>
    public const int None = 3;

    private const long LeastPlaces = 1 << 10;
    private const long MostPlaces = 1 << 23;

    private readonly ulong[] words;
    private readonly int placeBits;

    /// <param name="factCount">Facts.</param>
    /// <param name="bytes">What it may take up, of which it takes no more than 64 MiB and no less than a few kilobytes.</param>
    public NoveltyTable(int factCount, long bytes)
    {
        RowWords = (factCount + 63) / 64;
        placeBits = BitOperations.Log2((ulong)Math.Clamp(bytes / sizeof(ulong), LeastPlaces, MostPlaces));
        words = new ulong[(1 << placeBits) + RowWords];
    }

    /// <summary>Words of a row of bits, one for each fact.</summary>
    public int RowWords { get; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => (long)words.Length * sizeof(ulong);

    /// <summary>Adds a state and returns its novelty: 1, 2 or <see cref="None"/>.</summary>
    /// <param name="kind">The kind of state.</param>
    /// <param name="state">The facts that hold, as bits.</param>
    /// <param name="facts">Those of them that may be new in this kind, alone or beside others.</param>
    public int Add(long kind, ReadOnlySpan<ulong> state, ReadOnlySpan<int> facts)
    {
        int novelty = None;
        foreach (int fact in facts)
        {
            Span<ulong> row = Row(kind, fact);
            ulong self = 1UL << fact;
            novelty = (row[fact >> 6] & self) == 0 ? 1 : novelty;
            for (int i = 0; i < row.Length; i++)
            {
                ulong fresh = state[i] & ~row[i];
                if (fresh != 0)
                {
                    row[i] |= fresh;
                    novelty = Math.Min(novelty, 2);
                    for (; fresh != 0; fresh &= fresh - 1)
                    {
                        int other = (i * 64) + BitOperations.TrailingZeroCount(fresh);
                        Row(kind, other)[fact >> 6] |= self;
                    }
                }
            }
        }

        return novelty;
    }

    private Span<ulong> Row(long kind, int fact)
    {
        ulong hash = WordHash.Fold(((ulong)kind << 32) ^ (uint)fact ^ WordHash.Start);
        return words.AsSpan((int)(hash >> (64 - placeBits)), RowWords);
    }
}
