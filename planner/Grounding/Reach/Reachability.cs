using NeuroSymbolic.Planner.Grounding.Lifted;

namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Finds the atoms and actions that can be reached at all when nothing is ever lost.</summary>
/// <remarks>
/// A fixpoint in the manner of semi-naive Datalog evaluation (Helmert, Concise finite-domain representations for PDDL planning
/// tasks, AIJ 2009): every new atom is matched with each precondition that it can meet, and the other preconditions are joined from
/// the atoms before it. Conditions beyond conjunctions of atoms are never expanded: a binding whose condition cannot hold yet is laid
/// aside with the atoms that it waits for.
/// </remarks>
internal sealed class Reachability : IBindingVisitor
{
    private readonly LiftedTask task;
    private readonly int limit;
    private readonly CancellationToken cancellation;
    private readonly RelaxedConditions conditions;
    private readonly AtomJoin[] joins;
    private readonly BindingList?[][] effectLists;

    // [predicate]: the preconditions that its atoms can meet
    private readonly List<(int Schema, int Pattern)>[] meets;

    // bindings laid aside, and [awaited atom]: those that wait for it
    private readonly List<Waiting> waiting = [];
    private readonly List<List<int>?> waitingFor = [];
    private int current;

    /// <param name="task">Holds the atoms of the initial state; receives the others.</param>
    /// <param name="limit">Reaching more actions than this ends the search.</param>
    /// <param name="cancellation">Ends the search with an exception.</param>
    public Reachability(LiftedTask task, int limit, CancellationToken cancellation)
    {
        this.task = task;
        this.limit = limit;
        this.cancellation = cancellation;
        Index = new AtomIndex(task, cancellation);
        conditions = new RelaxedConditions(task, Index);
        IsDenied = new bool[task.InitialCount];
        joins = new AtomJoin[task.Schemas.Length];
        effectLists = new BindingList?[joins.Length][];
        meets = new List<(int, int)>[task.IsStatic.Length];
        for (int i = 0; i < meets.Length; i++)
        {
            meets[i] = [];
        }

        for (int i = 0; i < joins.Length; i++)
        {
            LiftedSchema schema = task.Schemas[i];
            joins[i] = new AtomJoin(task.Atoms, Index, schema.Required, schema.Parameters, schema.SlotCount, cancellation);
            effectLists[i] = new BindingList?[schema.Effects.Length];
            for (int j = 0; j < schema.Effects.Length; j++)
            {
                LiftedEffect effect = schema.Effects[j];
                effectLists[i][j] = effect.Variables.Length == 0
                    ? null
                    : new BindingList(task, Index, effect.Variables, effect.Guards, schema.SlotCount);
            }

            for (int j = 0; j < schema.Required.Length; j++)
            {
                meets[schema.Required[j].Symbol].Add((i, j));
            }
        }
    }

    private sealed record Waiting(int Schema, int Effect, int[] Binding)
    {
        public bool IsDone { get; set; }
    }

    /// <summary>The atoms reached so far.</summary>
    public AtomIndex Index { get; }

    /// <summary>The actions reached.</summary>
    public ReachedActions Actions { get; } = new();

    /// <summary>The functions that some action reached changes.</summary>
    public AtomPool ChangedFunctions { get; } = new();

    /// <summary>[atom of the initial state]: whether some action reached denies it.</summary>
    public bool[] IsDenied { get; }

    /// <summary>Whether everything reachable was found; false when there are more actions than the limit.</summary>
    public bool Run()
    {
        for (int atom = 0; atom < task.StaticCount; atom++)
        {
            Index.Add(atom);
        }

        for (current = 0; current < joins.Length; current++)
        {
            if (Array.TrueForAll(task.Schemas[current].Required, atom => task.IsStatic[atom.Symbol])
                && !joins[current].Run(new int[task.Schemas[current].SlotCount], task.StaticCount - 1, this))
            {
                return false;
            }
        }

        int[][] bindings = new int[joins.Length][];
        for (int atom = task.StaticCount; atom < task.Atoms.Count; atom++)
        {
            cancellation.ThrowIfCancellationRequested();
            Index.Add(atom);
            foreach ((int schema, int pattern) in meets[task.Atoms.SymbolOf(atom)])
            {
                current = schema;
                bindings[schema] ??= new int[task.Schemas[schema].SlotCount];
                if (!joins[schema].RunFrom(pattern, bindings[schema], atom, this))
                {
                    return false;
                }
            }

            Wake(atom);
            if (Actions.Count > limit)
            {
                return false;
            }
        }

        return true;
    }

    bool IBindingVisitor.Visit(int[] binding)
    {
        TryReach(current, binding);
        return Actions.Count <= limit;
    }

    private void TryReach(int schema, int[] binding)
    {
        if (conditions.CanHold(task.Schemas[schema].Rest, binding))
        {
            Reach(schema, binding);
        }
        else
        {
            LayAside(schema, -1, binding);
        }
    }

    private void Reach(int schema, int[] binding)
    {
        LiftedSchema reached = task.Schemas[schema];
        Actions.Add(schema, binding.AsSpan(0, reached.Parameters.Length));
        for (int i = 0; i < reached.Effects.Length; i++)
        {
            if (effectLists[schema][i] is not { } list)
            {
                TryApply(schema, i, binding);
                continue;
            }

            list.Fill(binding);
            for (int way = 0; way < list.Count; way++)
            {
                list.Bind(way, binding);
                TryApply(schema, i, binding);
            }
        }
    }

    private void TryApply(int schema, int number, int[] binding)
    {
        LiftedEffect effect = task.Schemas[schema].Effects[number];
        if (!effect.IsUnconditional && !conditions.CanHold(effect.Condition, binding))
        {
            LayAside(schema, number, binding);
            return;
        }

        Span<int> buffer = stackalloc int[8];
        foreach (LiftedAtom add in effect.Adds)
        {
            task.Atoms.Intern(add.Symbol, add.Bind(binding, buffer));
        }

        foreach (LiftedAtom delete in effect.Deletes)
        {
            int atom = task.Atoms.Find(delete.Symbol, delete.Bind(binding, buffer));
            if (atom >= 0 && atom < IsDenied.Length)
            {
                IsDenied[atom] = true;
            }
        }

        foreach (LiftedChange change in effect.Changes)
        {
            ChangedFunctions.Intern(change.Target.Symbol, change.Target.Bind(binding, buffer));
        }
    }

    /// <summary>Keeps a binding until an atom is reached that its condition waits for; for good where there is none.</summary>
    private void LayAside(int schema, int effect, int[] binding)
    {
        if (conditions.Awaited.Count == 0)
        {
            return;
        }

        int number = waiting.Count;
        waiting.Add(new Waiting(schema, effect, binding.AsSpan().ToArray()));
        foreach (int awaited in conditions.Awaited)
        {
            while (waitingFor.Count <= awaited)
            {
                waitingFor.Add(null);
            }

            (waitingFor[awaited] ??= []).Add(number);
        }
    }

    private void Wake(int atom)
    {
        int awaited = conditions.AwaitedAtoms.Find(task.Atoms.SymbolOf(atom), task.Atoms.ArgumentsOf(atom));
        if (awaited < 0 || waitingFor.Count <= awaited || waitingFor[awaited] is not { } numbers)
        {
            return;
        }

        waitingFor[awaited] = null;
        foreach (int number in numbers)
        {
            Waiting one = waiting[number];
            if (one.IsDone)
            {
                continue;
            }

            one.IsDone = true;
            if (one.Effect >= 0)
            {
                TryApply(one.Schema, one.Effect, one.Binding);
            }
            else
            {
                TryReach(one.Schema, one.Binding);
            }
        }
    }
}
