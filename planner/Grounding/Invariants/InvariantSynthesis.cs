using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Variables;

namespace NeuroSymbolic.Planner.Grounding.Invariants;

/// <summary>Finds groups of atoms of which at most one ever holds.</summary>
/// <remarks>Guess, check and repair in the manner of Helmert (Concise finite-domain representations for PDDL planning tasks, AIJ 2009):
/// a candidate begins with one predicate; where an action adds an atom to it without taking one away, predicates of what the action
/// takes away are tried as further parts.</remarks>
internal sealed class InvariantSynthesis
{
    // the most candidates, and the most actions looked at for all of them together: a second or less
    private const int MostCandidates = 1000;
    private const long MostChecks = 20_000_000;

    // predicates with more arguments get candidates with at most one free position
    private const int MostFreelyChosen = 4;

    private readonly PropositionalTask task;
    private readonly List<int>[] atomsOf;
    private readonly List<int>[] actionsOf;
    private readonly HashSet<string> known = [];
    private readonly Queue<InvariantCandidate> open = new();

    public InvariantSynthesis(PropositionalTask task)
    {
        this.task = task;
        AtomPool atoms = task.Lifted.Atoms;
        atomsOf = new List<int>[task.Lifted.IsStatic.Length];
        actionsOf = new List<int>[atomsOf.Length];
        for (int i = 0; i < atomsOf.Length; i++)
        {
            atomsOf[i] = [];
            actionsOf[i] = [];
        }

        for (int atom = task.Lifted.StaticCount; atom < atoms.Count; atom++)
        {
            atomsOf[atoms.SymbolOf(atom)].Add(atom);
        }

        for (int i = 0; i < task.Actions.Count; i++)
        {
            foreach (PropositionalEffect effect in task.Actions[i].Effects)
            {
                List<int> touching = actionsOf[atoms.SymbolOf(effect.Literal >> 1)];
                if (touching.Count == 0 || touching[^1] != i)
                {
                    touching.Add(i);
                }
            }
        }
    }

    /// <summary>Finds the groups; none of them twice.</summary>
    public List<AtomGroup> Find(CancellationToken cancellation)
    {
        for (int predicate = 0; predicate < atomsOf.Length; predicate++)
        {
            if (atomsOf[predicate].Count > 0)
            {
                Begin(predicate, task.Lifted.Symbols.Predicates[predicate].Parameters.Length);
            }
        }

        var groups = new List<AtomGroup>();
        int[] instanceOf = new int[task.Lifted.Atoms.Count];
        Array.Fill(instanceOf, -1);
        int[] lastCandidate = new int[task.Actions.Count];
        long checks = 0;
        for (int number = 1; number <= MostCandidates && checks < MostChecks && open.TryDequeue(out InvariantCandidate? candidate); number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var balance = new BalanceCheck(task, candidate, atomsOf, instanceOf);
            foreach (InvariantPart part in candidate.Parts)
            {
                foreach (int action in actionsOf[part.Predicate])
                {
                    if (lastCandidate[action] != number)
                    {
                        lastCandidate[action] = number;
                        balance.Take(task.Actions[action]);
                        checks++;
                    }
                }
            }

            balance.Collect(atomsOf, groups);
            // every repair must see to the first threat that can be seen to; the others come up again in what it leads to
            foreach ((PropositionalAction action, PropositionalEffect effect) in balance.Threats)
            {
                if (Repair(candidate, action, effect, balance.ParametersOf(effect.Literal >> 1)))
                {
                    break;
                }
            }

            foreach (InvariantPart part in candidate.Parts)
            {
                foreach (int atom in atomsOf[part.Predicate])
                {
                    instanceOf[atom] = -1;
                }
            }
        }

        return Distinct(groups);
    }

    /// <summary>The candidates of one predicate: every choice of positions where any object may stand.</summary>
    private void Begin(int predicate, int arity)
    {
        int choices = arity <= MostFreelyChosen ? 1 << arity : arity + 1;
        for (int choice = 0; choice < choices; choice++)
        {
            int free = arity <= MostFreelyChosen ? choice : choice == 0 ? 0 : 1 << (choice - 1);
            int[] parameterAt = new int[arity];
            int count = 0;
            for (int i = 0; i < arity; i++)
            {
                parameterAt[i] = (free >> i & 1) == 1 ? -1 : count++;
            }

            Open(new InvariantCandidate(count, [new InvariantPart(predicate, parameterAt)]));
        }
    }

    private void Open(InvariantCandidate candidate)
    {
        if (known.Add(candidate.Key()))
        {
            open.Enqueue(candidate);
        }
    }

    /// <summary>Tries as a further part what surely holds before the effect and surely not after it.</summary>
    /// <returns>Whether there was something to try.</returns>
    private bool Repair(InvariantCandidate candidate, PropositionalAction action, PropositionalEffect effect, ReadOnlySpan<int> parameters)
    {
        bool isTried = false;
        AtomPool atoms = task.Lifted.Atoms;
        foreach (PropositionalEffect denial in action.Effects)
        {
            int denied = denial.Literal ^ 1;
            if ((denial.Literal & 1) == 1
                && !candidate.Has(atoms.SymbolOf(denied >> 1))
                && (action.Precondition.Requires(denied) || effect.Condition.Requires(denied))
                && BalanceCheck.Happens(denial, action, effect.Condition))
            {
                ReadOnlySpan<int> arguments = atoms.ArgumentsOf(denied >> 1);
                int[] parameterAt = new int[arguments.Length];
                Array.Fill(parameterAt, -1);
                isTried |= Place(candidate, atoms.SymbolOf(denied >> 1), parameters, arguments, parameterAt, 0);
            }
        }

        return isTried;
    }

    /// <summary>Opens the candidates in which every parameter stands at a position with its object.</summary>
    private bool Place(
        InvariantCandidate candidate,
        int predicate,
        ReadOnlySpan<int> parameters,
        ReadOnlySpan<int> arguments,
        int[] parameterAt,
        int parameter)
    {
        if (parameter == parameters.Length)
        {
            Open(candidate.With(new InvariantPart(predicate, [.. parameterAt])));
            return true;
        }

        bool isPlaced = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (parameterAt[i] < 0 && arguments[i] == parameters[parameter])
            {
                parameterAt[i] = parameter;
                isPlaced |= Place(candidate, predicate, parameters, arguments, parameterAt, parameter + 1);
                parameterAt[i] = -1;
            }
        }

        return isPlaced;
    }

    private static List<AtomGroup> Distinct(List<AtomGroup> groups)
    {
        groups.Sort((left, right) => right.Atoms.Length != left.Atoms.Length
            ? right.Atoms.Length.CompareTo(left.Atoms.Length)
            : left.Atoms.AsSpan().SequenceCompareTo(right.Atoms));
        var distinct = new List<AtomGroup>(groups.Count);
        foreach (AtomGroup group in groups)
        {
            if (distinct.Count == 0 || !distinct[^1].Atoms.AsSpan().SequenceEqual(group.Atoms))
            {
                distinct.Add(group);
            }
        }

        return distinct;
    }
}
