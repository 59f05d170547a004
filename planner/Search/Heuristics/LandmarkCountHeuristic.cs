using NeuroSymbolic.Planner.Landmarks;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>How many landmarks are still to be reached from the states of a search, along the path on which each was found
/// first.</summary>
internal sealed class LandmarkCountHeuristic
{
    private const int MostCountedPairs = 4_000_000;

    private readonly CompiledTask task;
    private readonly LandmarkCounter counter;
    private readonly ChunkedArray<ulong> rows = new();
    private readonly int[] facts;
    private readonly ulong[] before;
    private readonly ulong[] reached;

    private LandmarkCountHeuristic(CompiledTask task, LandmarkCounter counter)
    {
        this.task = task;
        this.counter = counter;
        facts = new int[task.Layout.VariableCount];
        before = new ulong[counter.Words];
        reached = new ulong[counter.Words];
    }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => rows.Bytes;

    /// <summary>Finds the landmarks of a task; null where there are none, or too many facts to look for them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="relaxation">Its relaxation.</param>
    /// <param name="cancellation">Gives up.</param>
    public static LandmarkCountHeuristic? Find(CompiledTask task, DeleteRelaxation relaxation, CancellationToken cancellation)
    {
        // a row of bits for each fact
        if ((long)task.Source.Facts.Length * task.Source.Facts.Length > MostCountedPairs * 64L)
        {
            return null;
        }

        try
        {
            return FindUnlessCancelled(task, relaxation, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The landmarks still to be reached from a state.</summary>
    /// <param name="state">Its number.</param>
    /// <param name="parent">That of the state before, which was looked at; -1 for none.</param>
    /// <param name="packed">The state.</param>
    public int Evaluate(int state, int parent, ReadOnlySpan<ulong> packed)
    {
        task.Layout.Unpack(packed, facts);
        if (parent < 0)
        {
            counter.Start(facts, reached);
        }
        else
        {
            for (int i = 0; i < before.Length; i++)
            {
                before[i] = rows[(parent * before.Length) + i];
            }

            counter.Advance(before, facts, reached);
        }

        rows.Reserve((state + 1) * reached.Length);
        for (int i = 0; i < reached.Length; i++)
        {
            rows[(state * reached.Length) + i] = reached[i];
        }

        return counter.Remaining(reached, facts);
    }

    private static LandmarkCountHeuristic? FindUnlessCancelled(CompiledTask task, DeleteRelaxation relaxation, CancellationToken cancellation)
    {
        // counting does without reasonable orders, for which pairs would have to be known
        var graph = LandmarkGraph.Find(
            relaxation, task.Source.Init.AsSpan(), task.Source.Goal, areExclusive: (_, _) => false, cancellation);
        return graph is null || graph.Nodes.Count == 0 ? null : new LandmarkCountHeuristic(task, new LandmarkCounter(graph));
    }
}
