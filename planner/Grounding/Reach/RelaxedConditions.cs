using NeuroSymbolic.Planner.Grounding.Lifted;

namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Says whether a condition can hold when nothing that was reached is ever lost, and what it waits for where it cannot yet.</summary>
internal sealed class RelaxedConditions(LiftedTask task, AtomIndex index)
{
    private readonly StaticNumbers numbers = new(task);
    private readonly Dictionary<LiftedCondition.Quantifier, BindingList> lists = [];

    /// <summary>All atoms that were ever waited for.</summary>
    public AtomPool AwaitedAtoms { get; } = new();

    /// <summary>After a condition that does not hold: of these awaited atoms at least one must be reached before it can. None of them
    /// for a condition that never can.</summary>
    public List<int> Awaited { get; } = [];

    /// <summary>Whether the condition can hold with what was reached so far.</summary>
    public bool CanHold(LiftedCondition condition, int[] binding)
    {
        Awaited.Clear();
        return Holds(condition, binding);
    }

    private bool Holds(LiftedCondition condition, int[] binding) => condition switch
    {
        LiftedCondition.Literal literal => Holds(literal, binding),
        LiftedCondition.Same same => (Bound(same.Left, binding) == Bound(same.Right, binding)) == same.IsPositive,
        LiftedCondition.Comparison comparison => numbers.MayHold(comparison, binding),
        LiftedCondition.Junction junction => Holds(junction, binding),
        _ => Holds((LiftedCondition.Quantifier)condition, binding),
    };

    private bool Holds(LiftedCondition.Literal literal, int[] binding)
    {
        int predicate = literal.Atom.Symbol;
        ReadOnlySpan<int> arguments = literal.Atom.Bind(binding, stackalloc int[8]);
        int atom = task.Atoms.Find(predicate, arguments);
        if (!literal.IsPositive)
        {
            // what holds at the start and is never denied cannot be false
            return atom < 0 || atom >= task.InitialCount || task.IsDeleted[predicate];
        }

        if (atom < 0 && task.IsAdded[predicate])
        {
            Awaited.Add(AwaitedAtoms.Intern(predicate, arguments));
        }

        return atom >= 0;
    }

    private bool Holds(LiftedCondition.Junction junction, int[] binding)
    {
        int before = Awaited.Count;
        foreach (LiftedCondition part in junction.Parts)
        {
            if (Holds(part, binding) != junction.IsConjunction)
            {
                return Settle(!junction.IsConjunction, before);
            }
        }

        return junction.IsConjunction;
    }

    private bool Holds(LiftedCondition.Quantifier quantifier, int[] binding)
    {
        if (!lists.TryGetValue(quantifier, out BindingList? list))
        {
            list = new BindingList(task, index, quantifier.Variables, quantifier.Guards, binding.Length);
            lists.Add(quantifier, list);
        }

        int before = Awaited.Count;
        list.Fill(binding);
        for (int i = 0; i < list.Count; i++)
        {
            list.Bind(i, binding);
            if (Holds(quantifier.Body, binding) != quantifier.IsUniversal)
            {
                return Settle(!quantifier.IsUniversal, before);
            }
        }

        return quantifier.IsUniversal;
    }

    /// <summary>What holds waits for nothing; what does not hold waits for what its first such part waits for.</summary>
    private bool Settle(bool holds, int before)
    {
        if (holds)
        {
            Awaited.RemoveRange(before, Awaited.Count - before);
        }

        return holds;
    }

    private static int Bound(int term, int[] binding) => term < 0 ? ~term : binding[term];
}
