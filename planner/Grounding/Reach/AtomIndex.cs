using NeuroSymbolic.Planner.Grounding.Lifted;

namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Atoms by predicate, and by predicate, position and object; every list is ascending.</summary>
internal sealed class AtomIndex
{
    private readonly AtomPool atoms;
    private readonly int objectCount;
    private readonly List<int>[] byPredicate;

    // [predicate][position * number of objects + object]
    private readonly List<int>?[][] byArgument;
    private readonly List<int> none = [];

    /// <param name="task">The task.</param>
    /// <param name="cancellation">Ends whoever goes through the atoms with an exception.</param>
    public AtomIndex(LiftedTask task, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        atoms = task.Atoms;
        objectCount = task.Symbols.Objects.Length;
        byPredicate = new List<int>[task.Symbols.Predicates.Length];
        byArgument = new List<int>?[byPredicate.Length][];
        for (int i = 0; i < byPredicate.Length; i++)
        {
            byPredicate[i] = [];
            byArgument[i] = [];
        }
    }

    /// <summary>Ends whoever goes through the atoms with an exception.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Takes up an atom; its number is larger than those before.</summary>
    public void Add(int atom)
    {
        int predicate = atoms.SymbolOf(atom);
        ReadOnlySpan<int> arguments = atoms.ArgumentsOf(atom);
        byPredicate[predicate].Add(atom);
        if (byArgument[predicate].Length == 0)
        {
            byArgument[predicate] = new List<int>?[arguments.Length * objectCount];
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            (byArgument[predicate][(i * objectCount) + arguments[i]] ??= []).Add(atom);
        }
    }

    /// <summary>Atoms among which are all that the pattern can meet.</summary>
    public List<int> Candidates(LiftedAtom pattern, int[] binding)
    {
        List<int> fewest = byPredicate[pattern.Symbol];
        if (fewest.Count == 0)
        {
            return none;
        }

        List<int>?[] positions = byArgument[pattern.Symbol];
        for (int i = 0; i < pattern.Terms.Length; i++)
        {
            int bound = pattern.Bound(i, binding);
            if (bound >= 0)
            {
                if (positions[(i * objectCount) + bound] is not { } with)
                {
                    return none;
                }

                fewest = with.Count < fewest.Count ? with : fewest;
            }
        }

        return fewest;
    }
}
