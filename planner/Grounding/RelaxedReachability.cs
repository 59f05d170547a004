namespace NeuroSymbolic.Planner;

/// <summary>Finds the atoms and actions that can be reached at all when nothing is ever deleted.</summary>
/// <remarks>
/// A fixpoint in the manner of semi-naive Datalog evaluation (Helmert, Concise finite-domain representations for PDDL planning
/// tasks, AIJ 2009): every new atom is matched with each precondition that it can meet, and the other preconditions are joined
/// from the atoms that came before, the one with the fewest candidates first. Every binding is found exactly once.
/// </remarks>
internal sealed class RelaxedReachability
{
    private readonly AtomTable atoms;
    private readonly LiftedAction[] actions;
    private readonly int initialCount;
    private readonly bool[] isStatic;
    private readonly int limit;
    private readonly CancellationToken cancellation;

    // [predicate]: its atoms; [predicate][position][object]: its atoms with the object there; ascending
    private readonly List<int>[] atomsOf;
    private readonly List<int>?[][]?[] atomsWith;

    // the join under way: the atom that started it, the precondition that it meets, what is bound and met so far
    private int newest;
    private int pivot;
    private int[] binding = [];
    private bool[] isMet = [];

    /// <param name="atoms">Holds the atoms of the initial state; receives the others.</param>
    /// <param name="actions">The schemas.</param>
    /// <param name="limit">Reaching more actions than this ends the search.</param>
    /// <param name="cancellation">Ends the search with an exception.</param>
    public RelaxedReachability(AtomTable atoms, LiftedAction[] actions, int limit, CancellationToken cancellation)
    {
        this.atoms = atoms;
        this.actions = actions;
        this.limit = limit;
        this.cancellation = cancellation;
        initialCount = atoms.Count;
        isStatic = new bool[atoms.Predicates.Length];
        Array.Fill(isStatic, true);
        foreach (AtomPattern effect in actions.SelectMany(action => action.Adds.Concat(action.Deletes)))
        {
            isStatic[effect.Predicate] = false;
        }

        atomsOf = Array.ConvertAll(atoms.Predicates, _ => new List<int>());
        atomsWith = new List<int>?[atoms.Predicates.Length][][];
    }

    /// <summary>The reached actions: which schema, with which object for each parameter.</summary>
    public List<(LiftedAction Action, int[] Binding)> Reached { get; } = [];

    /// <summary>Whether everything reachable was found; false when there are more actions than the limit.</summary>
    public bool Run()
    {
        foreach (LiftedAction action in actions.Where(action => action.Required.Length == 0))
        {
            Begin(action, startingPattern: -1);
        }

        for (newest = 0; newest < atoms.Count && Reached.Count <= limit; newest++)
        {
            (int predicate, int[] arguments) = atoms[newest];
            Index(predicate, arguments);

            foreach (LiftedAction action in actions)
            {
                for (int i = 0; i < action.Required.Length; i++)
                {
                    if (action.Required[i].Predicate == predicate)
                    {
                        Begin(action, i);
                    }
                }
            }
        }

        return Reached.Count <= limit;
    }

    private void Index(int predicate, int[] arguments)
    {
        atomsOf[predicate].Add(newest);
        List<int>?[][] positions = atomsWith[predicate] ??= Array.ConvertAll(arguments, _ => new List<int>?[atoms.Objects.Length]);
        for (int i = 0; i < arguments.Length; i++)
        {
            (positions[i][arguments[i]] ??= []).Add(newest);
        }
    }

    private void Begin(LiftedAction action, int startingPattern)
    {
        pivot = startingPattern;
        binding = new int[action.Candidates.Length];
        Array.Fill(binding, -1);
        isMet = new bool[action.Required.Length];
        if (startingPattern < 0)
        {
            Extend(action);
        }
        else
        {
            Meet(action, startingPattern, newest);
        }
    }

    /// <summary>Lets the atom meet the precondition, and goes on with the rest if the binding allows it.</summary>
    private void Meet(LiftedAction action, int pattern, int atom)
    {
        AtomPattern required = action.Required[pattern];
        int[] arguments = atoms[atom].Arguments;
        Span<int> boundHere = stackalloc int[arguments.Length];
        int count = 0;
        bool fits = true;
        for (int i = 0; fits && i < arguments.Length; i++)
        {
            int bound = required.Bound(i, binding);
            if (bound < 0)
            {
                fits = action.Candidates[required.Terms[i]][arguments[i]];
                binding[required.Terms[i]] = arguments[i];
                boundHere[count++] = required.Terms[i];
            }
            else
            {
                fits = bound == arguments[i];
            }
        }

        if (fits)
        {
            isMet[pattern] = true;
            Extend(action);
            isMet[pattern] = false;
        }

        foreach (int parameter in boundHere[..count])
        {
            binding[parameter] = -1;
        }
    }

    private void Extend(LiftedAction action)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Reached.Count > limit)
        {
            return;
        }

        // the open precondition with the fewest candidates
        int next = -1;
        List<int>? fewest = null;
        for (int i = 0; i < isMet.Length; i++)
        {
            if (!isMet[i] && Candidates(action.Required[i]) is var candidates && (fewest is null || candidates.Count < fewest.Count))
            {
                (next, fewest) = (i, candidates);
            }
        }

        if (fewest is null)
        {
            BindFreeParameters(action, 0);
            return;
        }

        // atoms as new as the starting one may meet later preconditions only, so that no binding is found twice
        int end = next < pivot ? newest : newest + 1;
        foreach (int atom in fewest)
        {
            if (atom >= end)
            {
                break;
            }

            Meet(action, next, atom);
        }
    }

    private List<int> Candidates(AtomPattern pattern)
    {
        List<int> fewest = atomsOf[pattern.Predicate];
        if (atomsWith[pattern.Predicate] is not { } positions)
        {
            return fewest;
        }

        for (int i = 0; i < pattern.Terms.Length; i++)
        {
            if (pattern.Bound(i, binding) is >= 0 and var bound)
            {
                if (positions[i][bound] is not { } with)
                {
                    return [];
                }

                fewest = with.Count < fewest.Count ? with : fewest;
            }
        }

        return fewest;
    }

    private void BindFreeParameters(LiftedAction action, int parameter)
    {
        while (parameter < binding.Length && binding[parameter] >= 0)
        {
            parameter++;
        }

        if (parameter == binding.Length)
        {
            Reach(action);
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        bool[] candidates = action.Candidates[parameter];
        for (int thing = 0; thing < candidates.Length && Reached.Count <= limit; thing++)
        {
            if (candidates[thing])
            {
                binding[parameter] = thing;
                BindFreeParameters(action, parameter + 1);
            }
        }

        binding[parameter] = -1;
    }

    private void Reach(LiftedAction action)
    {
        foreach (AtomPattern equality in action.Equalities)
        {
            if (equality.Bound(0, binding) == equality.Bound(1, binding) != equality.IsPositive)
            {
                return;
            }
        }

        Span<int> arguments = stackalloc int[16];
        foreach (AtomPattern forbidden in action.Forbidden)
        {
            if (isStatic[forbidden.Predicate]
                && atoms.Find(forbidden.Predicate, forbidden.Bind(binding, Room(forbidden, arguments))) is >= 0 and var atom
                && atom < initialCount)
            {
                return;
            }
        }

        Reached.Add((action, binding.AsSpan().ToArray()));
        foreach (AtomPattern add in action.Adds)
        {
            atoms.Intern(add.Predicate, add.Bind(binding, Room(add, arguments)));
        }
    }

    private static Span<int> Room(AtomPattern pattern, Span<int> buffer) =>
        pattern.Terms.Length <= buffer.Length ? buffer : new int[pattern.Terms.Length];
}
