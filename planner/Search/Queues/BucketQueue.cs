using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Queues;

/// <summary>A priority queue for few distinct keys and many entries: a heap of the keys, and for each a list of entries.</summary>
/// <remarks>All entries lie in one pool of linked cells, so that pushing and popping allocate nothing.</remarks>
internal sealed class BucketQueue(bool isFirstInFirstOut)
{
    private readonly ChunkedArray<Cell> cells = new();
    private readonly Dictionary<long, int> bucketOf = [];
    private readonly PriorityQueue<int, long> keys = new();
    private readonly List<(long Key, int Head, int Tail)> buckets = [];
    private readonly Stack<int> freeBuckets = new();
    private int cellCount;
    private int freeCell = -1;
    private long lastKey = long.MinValue;
    private int lastBucket;

    /// <summary>Entries.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => cells.Bytes + (buckets.Count * 96L);

    /// <summary>The least key; there must be an entry.</summary>
    public long LeastKey => buckets[keys.Peek()].Key;

    /// <summary>Adds an entry.</summary>
    public void Push(long key, int state, int action)
    {
        int cell = freeCell;
        if (cell >= 0)
        {
            freeCell = cells[cell].Next;
        }
        else
        {
            cell = cellCount++;
            cells.Reserve(cellCount);
        }

        cells[cell] = new Cell(state, action, -1);
        if (key != lastKey)
        {
            lastBucket = Bucket(key);
            lastKey = key;
        }

        Span<(long Key, int Head, int Tail)> lists = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buckets);
        ref (long Key, int Head, int Tail) list = ref lists[lastBucket];
        if (list.Head < 0)
        {
            list.Head = list.Tail = cell;
        }
        else if (isFirstInFirstOut)
        {
            cells[list.Tail].Next = cell;
            list.Tail = cell;
        }
        else
        {
            cells[cell].Next = list.Head;
            list.Head = cell;
        }

        Count++;
    }

    /// <summary>Takes an entry of the least key; there must be one.</summary>
    public (int State, int Action) Pop(out long key)
    {
        int bucket = keys.Peek();
        Span<(long Key, int Head, int Tail)> lists = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buckets);
        ref (long Key, int Head, int Tail) list = ref lists[bucket];
        key = list.Key;
        int cell = list.Head;
        ref Cell taken = ref cells[cell];
        list.Head = taken.Next;
        (int state, int action) = (taken.State, taken.Action);
        taken.Next = freeCell;
        freeCell = cell;
        Count--;
        if (list.Head < 0)
        {
            keys.Dequeue();
            bucketOf.Remove(key);
            freeBuckets.Push(bucket);
            lastKey = long.MinValue;
        }

        return (state, action);
    }

    private int Bucket(long key)
    {
        if (bucketOf.TryGetValue(key, out int bucket))
        {
            return bucket;
        }

        if (!freeBuckets.TryPop(out bucket))
        {
            bucket = buckets.Count;
            buckets.Add(default);
        }

        buckets[bucket] = (key, -1, -1);
        bucketOf.Add(key, bucket);
        keys.Enqueue(bucket, key);
        return bucket;
    }

    private record struct Cell(int State, int Action, int Next);
}
