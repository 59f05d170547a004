namespace NeuroSymbolic.Planner.Search.Queues;

/// <summary>A priority queue for Dijkstra's algorithm over small numbered items and costs: a list for each small cost, a heap for the
/// others. Once it has grown it allocates nothing.</summary>
internal sealed class CostQueue
{
    private const int ListCount = 1 << 12;

    private readonly int[] heads = new int[ListCount];
    private int[] cellItem = new int[256];
    private int[] cellNext = new int[256];
    private int cellCount;
    private int current = ListCount;
    private int highest = -1;

    // cost and item in one number
    private long[] heap = new long[64];
    private int heapCount;

    public CostQueue() => Array.Fill(heads, -1);

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        if (current <= highest)
        {
            heads.AsSpan(current, highest - current + 1).Fill(-1);
        }

        current = ListCount;
        highest = -1;
        cellCount = 0;
        heapCount = 0;
    }

    /// <summary>Adds an item.</summary>
    public void Push(int cost, int item)
    {
        if (cost >= ListCount)
        {
            PushHeap(((long)cost << 32) | (uint)item);
            return;
        }

        if (cellCount == cellItem.Length)
        {
            Array.Resize(ref cellItem, cellCount * 2);
            Array.Resize(ref cellNext, cellCount * 2);
        }

        cellItem[cellCount] = item;
        cellNext[cellCount] = heads[cost];
        heads[cost] = cellCount++;
        current = Math.Min(current, cost);
        highest = Math.Max(highest, cost);
    }

    /// <summary>Takes an item of the least cost; false when it is empty.</summary>
    public bool TryPop(out int cost, out int item)
    {
        for (; current <= highest; current++)
        {
            int cell = heads[current];
            if (cell >= 0)
            {
                heads[current] = cellNext[cell];
                cost = current;
                item = cellItem[cell];
                return true;
            }
        }

        if (heapCount > 0)
        {
            long least = PopHeap();
            cost = (int)(least >> 32);
            item = (int)least;
            return true;
        }

        Clear();
        (cost, item) = (0, 0);
        return false;
    }

    private void PushHeap(long entry)
    {
        if (heapCount == heap.Length)
        {
            Array.Resize(ref heap, heapCount * 2);
        }

        int hole = heapCount++;
        for (; hole > 0 && heap[(hole - 1) / 2] > entry; hole = (hole - 1) / 2)
        {
            heap[hole] = heap[(hole - 1) / 2];
        }

        heap[hole] = entry;
    }

    private long PopHeap()
    {
        long least = heap[0];
        long last = heap[--heapCount];
        int hole = 0;
        while ((hole * 2) + 1 is var child && child < heapCount)
        {
            child += child + 1 < heapCount && heap[child + 1] < heap[child] ? 1 : 0;
            if (heap[child] >= last)
            {
                break;
            }

            heap[hole] = heap[child];
            hole = child;
        }

        heap[hole] = last;
        return least;
    }
}
