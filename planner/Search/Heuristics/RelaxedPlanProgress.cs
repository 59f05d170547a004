using System.Numerics;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>How far each state of a search has followed a relaxed plan: its guide is the relaxed plan of a state on the way to it, and
/// it counts how many facts that this plan needs were reached since.</summary>
internal sealed class RelaxedPlanProgress
{
    /// <summary>The guide of a state for which none was made yet.</summary>
    public const int None = -1;

    // facts beyond these do not count
    private const int MostWords = 8;

    private readonly CompiledTask task;
    private readonly int words;
    private readonly ChunkedArray<int> facts = new();
    private readonly ChunkedArray<int> start = new();
    private readonly ChunkedArray<int> guideOf = new();
    private readonly ChunkedArray<ulong> reached = new();

    // [fact]: which fact of the guide in use it is, -1 for none
    private readonly int[] position;
    private int count;
    private int inUse = None;

    public RelaxedPlanProgress(CompiledTask task)
    {
        this.task = task;
        words = Math.Clamp((task.Source.Facts.Length + 63) / 64, 1, MostWords);
        position = new int[task.Source.Facts.Length];
        Array.Fill(position, -1);
        start.Reserve(1);
    }

    /// <summary>Bytes that they take up.</summary>
    public long Bytes => facts.Bytes + start.Bytes + guideOf.Bytes + reached.Bytes;

    /// <summary>The guide of a state, or <see cref="None"/>.</summary>
    public int this[int state] => guideOf[state];

    /// <summary>How many facts of its guide were reached on the way to a state.</summary>
    public int Progress(int state)
    {
        int progress = 0;
        for (int i = 0; i < words; i++)
        {
            progress += BitOperations.PopCount(reached[(state * words) + i]);
        }

        return progress;
    }

    /// <summary>Adds a state that is to have a guide of its own.</summary>
    public void Add(int state)
    {
        guideOf.Reserve(state + 1);
        reached.Reserve((state + 1) * words);
        guideOf[state] = None;
    }

    /// <summary>Adds a state that goes on with the guide of the state before, which is in use.</summary>
    /// <param name="state">Its number.</param>
    /// <param name="parent">The state before.</param>
    /// <param name="changed">The facts that hold now and did not before.</param>
    public void Add(int state, int parent, ReadOnlySpan<int> changed)
    {
        Add(state);
        guideOf[state] = guideOf[parent];
        for (int i = 0; i < words; i++)
        {
            reached[(state * words) + i] = reached[(parent * words) + i];
        }

        foreach (int fact in changed)
        {
            if (fact < position.Length && position[fact] is var bit and >= 0)
            {
                reached[(state * words) + (bit >> 6)] |= 1UL << bit;
            }
        }
    }

    /// <summary>Makes a guide for a state.</summary>
    /// <param name="state">Its number.</param>
    /// <param name="packed">The state.</param>
    /// <param name="wanted">What its relaxed plan needs.</param>
    public void Make(int state, ReadOnlySpan<ulong> packed, ReadOnlySpan<int> wanted)
    {
        int first = start[count];
        int end = first;
        foreach (int fact in wanted)
        {
            if (fact < position.Length && !task.Layout.Holds(packed, fact) && end - first < words * 64)
            {
                facts.Reserve(end + 1);
                facts[end++] = fact;
            }
        }

        guideOf[state] = count++;
        start.Reserve(count + 1);
        start[count] = end;
    }

    /// <summary>Prepares adding the successors of a state, which has a guide.</summary>
    public void Use(int state)
    {
        int guide = guideOf[state];
        if (guide == inUse)
        {
            return;
        }

        for (int i = inUse == None ? 0 : start[inUse]; inUse != None && i < start[inUse + 1]; i++)
        {
            position[facts[i]] = -1;
        }

        inUse = guide;
        for (int i = start[guide]; i < start[guide + 1]; i++)
        {
            position[facts[i]] = i - start[guide];
        }
    }
}
