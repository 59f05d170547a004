using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Symmetry;

/// <summary>Makes states that differ only by which of several exchangeable objects is which into one (orbit search: Pochter, Zohar and
/// Rosenschein, Exploiting problem symmetries in state-based planners, AAAI 2011).</summary>
/// <remarks>Of a state's variants the one is wanted whose facts come first. Exchangeable objects are sorted by exchanging neighbours as
/// long as that helps, which may end at another variant than the first of all: then two states stay apart that could be one, and nothing
/// is lost.</remarks>
internal sealed class StateOrbits
{
    private readonly CompiledTask task;
    private readonly Swap[][] sets;

    private StateOrbits(CompiledTask task, ImmutableArray<ImmutableArray<ObjectSwap>> swaps)
    {
        this.task = task;
        sets = [.. swaps.Select(set => set.Select(swap => new Swap(task, swap)).ToArray())];
    }

    /// <summary>The orbits of a task; null when it has no exchangeable objects, or the search for them was cancelled.</summary>
    public static StateOrbits? Find(CompiledTask task, CancellationToken cancellation)
    {
        try
        {
            ImmutableArray<ImmutableArray<ObjectSwap>> swaps = SwapFinder.Find(task.Source, cancellation);
            return swaps.IsEmpty ? null : new StateOrbits(task, swaps);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Exchanges objects in a state so that its variants become the same.</summary>
    public void Sort(Span<ulong> state) => Sort(state, null);

    /// <summary>The plan that goes the way of sorted states with the objects as they are.</summary>
    /// <param name="actions">Actions, each applied to the sorted state after those before.</param>
    public ImmutableArray<int> Untangle(ReadOnlySpan<int> actions)
    {
        // [action]: what it is with the objects as they are
        int[] real = [.. Enumerable.Range(0, task.ActionCount)];
        ulong[] state = [.. task.Init];
        ulong[] next = new ulong[state.Length];
        Sort(state, real);
        var plan = ImmutableArray.CreateBuilder<int>(actions.Length);
        foreach (int action in actions)
        {
            plan.Add(real[action]);
            task.Apply(action, state, next);
            Sort(next, real);
            (state, next) = (next, state);
        }

        return plan.MoveToImmutable();
    }

    private void Sort(Span<ulong> state, int[]? real)
    {
        bool isSorted;
        do
        {
            isSorted = true;
            foreach (Swap[] set in sets)
            {
                for (int end = 0; end < set.Length; end++)
                {
                    for (int place = end; place >= 0 && set[place].Lowers(state); place--)
                    {
                        set[place].Apply(state);
                        set[place].Apply(real);
                        isSorted = false;
                    }
                }
            }
        }
        while (!isSorted);
    }

    /// <summary>An exchange in terms of the words of a state.</summary>
    private sealed class Swap
    {
        private readonly StateLayout layout;

        // of each variable that changes: which one it takes its value from, and the fact that each value of that one becomes
        private readonly int[] variables;
        private readonly int[] sources;
        private readonly int[][] becomes;
        private readonly int[] facts;
        private readonly (int From, int To)[] actions;

        public Swap(CompiledTask task, ObjectSwap swap)
        {
            layout = task.Layout;
            Dictionary<int, int> image = swap.Facts.ToDictionary(pair => pair.From, pair => pair.To);
            var targets = swap.Facts.Select(pair => (Variable: layout.VariableOf[pair.To], Source: layout.VariableOf[pair.From])).Distinct().Order().ToArray();
            variables = [.. targets.Select(target => target.Variable)];
            sources = [.. targets.Select(target => target.Source)];
            becomes = [.. sources.Select(source =>
            {
                (int first, int count) = task.Source.Variables[source];
                return Enumerable.Range(first, count).Select(fact => image.GetValueOrDefault(fact, fact)).ToArray();
            })];
            facts = new int[variables.Length];

            // each pair once
            actions = [.. swap.Actions.Where(pair => pair.From < pair.To)];
        }

        /// <summary>Whether the facts of a state would come earlier.</summary>
        public bool Lowers(ReadOnlySpan<ulong> state)
        {
            for (int i = 0; i < variables.Length; i++)
            {
                int difference = becomes[i][layout.Value(state, sources[i])] - layout.Fact(state, variables[i]);
                if (difference != 0)
                {
                    return difference < 0;
                }
            }

            return false;
        }

        public void Apply(Span<ulong> state)
        {
            for (int i = 0; i < variables.Length; i++)
            {
                facts[i] = becomes[i][layout.Value(state, sources[i])];
            }

            foreach (int fact in facts)
            {
                layout.Set(state, fact);
            }
        }

        public void Apply(int[]? real)
        {
            for (int i = 0; real is not null && i < actions.Length; i++)
            {
                (int from, int to) = actions[i];
                (real[from], real[to]) = (real[to], real[from]);
            }
        }
    }
}
