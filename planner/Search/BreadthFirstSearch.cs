using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Plain breadth-first search: looks at all states one step away, then two, and so on. The first plan found is a
/// shortest one, and running out of states proves that there is none.</summary>
/// <remarks>States are sets of bits; an action is tried only in states that have its rarest precondition.</remarks>
internal sealed class BreadthFirstSearch
{
    private readonly StripsTask task;
    private readonly StateTable states;

    // [fact]: the actions that are looked at in states with the fact; the last entry is for those without preconditions
    private readonly int[][] actionsAt;

    public BreadthFirstSearch(StripsTask task)
    {
        this.task = task;
        states = new StateTable(task.Facts.Length);
        actionsAt = WatchRarestPrecondition(task);
    }

    /// <summary>States found so far.</summary>
    public int StateCount => states.Count;

    /// <summary>Proved: no plan is shorter.</summary>
    public int LowerBound { get; private set; }

    /// <summary>Searches.</summary>
    /// <param name="maxDepth">Plans are at most so long.</param>
    /// <param name="stateBudget">States that may be found.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Why it ended, with a shortest plan if there is one.</returns>
    public (PlanStatus Status, Plan? Plan) Run(int maxDepth, long stateBudget, CancellationToken cancellation)
    {
        int words = states.Words;
        Span<ulong> state = new ulong[words];
        Span<ulong> next = new ulong[words];
        Set(state, task.Init);
        states.TryAdd(state, parent: -1, action: -1);
        if (Includes(state, task.Goal))
        {
            return (PlanStatus.SolvedOptimally, new Plan([]));
        }

        // all states of the layers so far are known and are no goals
        LowerBound = 1;
        int layerEnd = states.Count;
        for (int current = 0; current < states.Count; current++)
        {
            if (current == layerEnd)
            {
                layerEnd = states.Count;
                LowerBound++;
            }

            if (LowerBound > maxDepth)
            {
                return (PlanStatus.HorizonExhausted, null);
            }

            if ((current & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            // the table may move while states are added
            states[current].CopyTo(state);
            for (int fact = -1; (fact = NextFact(state, fact)) <= task.Facts.Length;)
            {
                foreach (int action in actionsAt[fact])
                {
                    StripsAction candidate = task.Actions[action];
                    if (!Includes(state, candidate.Preconditions))
                    {
                        continue;
                    }

                    state.CopyTo(next);
                    Clear(next, candidate.Deletes);
                    Set(next, candidate.Adds);
                    if (states.TryAdd(next, current, action) && Includes(next, task.Goal))
                    {
                        return (PlanStatus.SolvedOptimally, PlanTo(states.Count - 1));
                    }
                }
            }

            if (states.Count > stateBudget)
            {
                return (PlanStatus.BudgetExhausted, null);
            }

            if (states.Count > states.Most)
            {
                return (PlanStatus.MemoryLimit, null);
            }
        }

        return (PlanStatus.Unsolvable, null);
    }

    /// <summary>The next fact of the state; after the last one the number of facts, which stands for no precondition at all.</summary>
    private int NextFact(ReadOnlySpan<ulong> state, int fact)
    {
        fact++;
        for (int word = fact / 64; word < state.Length; word++)
        {
            ulong rest = word == fact / 64 ? state[word] >> (fact % 64) << (fact % 64) : state[word];
            if (rest != 0)
            {
                return (word * 64) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return Math.Max(fact, task.Facts.Length);
    }

    private static bool Includes(ReadOnlySpan<ulong> state, ImmutableArray<int> facts)
    {
        foreach (int fact in facts)
        {
            if ((state[fact / 64] & (1UL << (fact % 64))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void Set(Span<ulong> state, ImmutableArray<int> facts)
    {
        foreach (int fact in facts)
        {
            state[fact / 64] |= 1UL << (fact % 64);
        }
    }

    private static void Clear(Span<ulong> state, ImmutableArray<int> facts)
    {
        foreach (int fact in facts)
        {
            state[fact / 64] &= ~(1UL << (fact % 64));
        }
    }

    private Plan PlanTo(int state)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        for ((int parent, int action) = states.Origin(state); parent >= 0; (parent, action) = states.Origin(parent))
        {
            steps.Add(task.Actions[action].Step);
        }

        steps.Reverse();
        return new Plan(steps.ToImmutable());
    }

    private static int[][] WatchRarestPrecondition(StripsTask task)
    {
        int[] uses = new int[task.Facts.Length];
        foreach (StripsAction action in task.Actions)
        {
            foreach (int fact in action.Preconditions)
            {
                uses[fact]++;
            }
        }

        var watching = new List<int>[task.Facts.Length + 1];
        for (int fact = 0; fact < watching.Length; fact++)
        {
            watching[fact] = [];
        }

        for (int i = 0; i < task.Actions.Length; i++)
        {
            int rarest = task.Facts.Length;
            foreach (int fact in task.Actions[i].Preconditions)
            {
                rarest = rarest == task.Facts.Length || uses[fact] < uses[rarest] ? fact : rarest;
            }

            watching[rarest].Add(i);
        }

        return Array.ConvertAll(watching, list => list.ToArray());
    }
}
