namespace NeuroSymbolic.Planner.Search.States;

/// <summary>An array that grows without copying what it holds, so that it never takes up twice its memory.</summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class ChunkedArray<T>
    where T : unmanaged
{
    private const int Shift = 13;
    private const int ChunkLength = 1 << Shift;

    private T[][] chunks = [];
    private int chunkCount;

    /// <summary>An element below what was reserved.</summary>
    public ref T this[int index] => ref chunks[index >> Shift][index & (ChunkLength - 1)];

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => (long)chunkCount * ChunkLength * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    /// <summary>Makes room for so many elements.</summary>
    public void Reserve(int count)
    {
        while ((long)chunkCount << Shift < count)
        {
            if (chunkCount == chunks.Length)
            {
                Array.Resize(ref chunks, Math.Max(8, chunkCount * 2));
            }

            chunks[chunkCount++] = new T[ChunkLength];
        }
    }
}
