using NeuroSymbolic.Planner.Grounding.Lifted;

namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Finds the bindings of some variables under which all of some patterns meet atoms: the pattern with the fewest candidates
/// first, then every object for variables that no pattern mentions.</summary>
internal sealed class AtomJoin
{
    private readonly AtomPool atoms;
    private readonly AtomIndex index;
    private readonly LiftedAtom[] patterns;
    private readonly LiftedVariable[] variables;

    // [slot]: the variable of this join that has it, or null
    private readonly LiftedVariable?[] variableAt;
    private readonly bool[] isMet;
    private readonly CancellationToken cancellation;
    private int extensions;
    private int[] binding = [];
    private int pivot;
    private int newest;
    private IBindingVisitor visitor = null!;

    /// <param name="atoms">All atoms.</param>
    /// <param name="index">The atoms that patterns may meet.</param>
    /// <param name="patterns">What must meet atoms.</param>
    /// <param name="variables">What is bound; the patterns may mention others that are bound already.</param>
    /// <param name="slotCount">The length of bindings.</param>
    /// <param name="cancellation">Ends a join with an exception.</param>
    public AtomJoin(
        AtomPool atoms,
        AtomIndex index,
        LiftedAtom[] patterns,
        LiftedVariable[] variables,
        int slotCount,
        CancellationToken cancellation = default)
    {
        this.cancellation = cancellation;
        this.atoms = atoms;
        this.index = index;
        this.patterns = patterns;
        this.variables = variables;
        isMet = new bool[patterns.Length];
        variableAt = new LiftedVariable?[slotCount];
        foreach (LiftedVariable variable in variables)
        {
            variableAt[variable.Slot] = variable;
        }
    }

    /// <summary>Finds all bindings, each once.</summary>
    /// <param name="start">The binding of other variables; this join's are changed.</param>
    /// <param name="newestAtom">Atoms with larger numbers are left out.</param>
    /// <param name="to">Takes the bindings.</param>
    /// <returns>False where the visitor ended the join.</returns>
    public bool Run(int[] start, int newestAtom, IBindingVisitor to)
    {
        Begin(start, newestAtom, to);
        pivot = -1;
        return Extend();
    }

    /// <summary>Finds all bindings under which the pattern meets the newest atom and no pattern before it does, each once.</summary>
    /// <remarks>Semi-naive evaluation: run for every pattern and every atom, it finds each binding of the atoms once.</remarks>
    /// <returns>False where the visitor ended the join.</returns>
    public bool RunFrom(int pattern, int[] start, int newestAtom, IBindingVisitor to)
    {
        Begin(start, newestAtom, to);
        pivot = pattern;
        return Meet(pattern, newestAtom);
    }

    private void Begin(int[] start, int newestAtom, IBindingVisitor to)
    {
        binding = start;
        newest = newestAtom;
        visitor = to;
        Array.Clear(isMet);
        foreach (LiftedVariable variable in variables)
        {
            binding[variable.Slot] = -1;
        }
    }

    /// <summary>Lets the atom meet the pattern, and goes on with the others if the binding allows it.</summary>
    private bool Meet(int number, int atom)
    {
        LiftedAtom pattern = patterns[number];
        ReadOnlySpan<int> arguments = atoms.ArgumentsOf(atom);
        Span<int> boundHere = stackalloc int[arguments.Length];
        int count = 0;
        bool fits = true;
        for (int i = 0; fits && i < arguments.Length; i++)
        {
            int bound = pattern.Bound(i, binding);
            if (bound >= 0)
            {
                fits = bound == arguments[i];
            }
            else
            {
                int slot = pattern.Terms[i];
                fits = variableAt[slot]!.Fits[arguments[i]];
                binding[slot] = arguments[i];
                boundHere[count++] = slot;
            }
        }

        bool goesOn = true;
        if (fits)
        {
            isMet[number] = true;
            goesOn = Extend();
            isMet[number] = false;
        }

        foreach (int slot in boundHere[..count])
        {
            binding[slot] = -1;
        }

        return goesOn;
    }

    private bool Extend()
    {
        if ((++extensions & 0xFFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        int next = -1;
        List<int>? fewest = null;
        for (int i = 0; i < patterns.Length; i++)
        {
            if (!isMet[i])
            {
                List<int> candidates = index.Candidates(patterns[i], binding);
                if (fewest is null || candidates.Count < fewest.Count)
                {
                    (next, fewest) = (i, candidates);
                }
            }
        }

        if (fewest is null)
        {
            return BindFree(0);
        }

        // the newest atom may meet patterns after the pivot only, so that no binding is found twice
        int end = next < pivot ? newest : newest + 1;
        if (IsBound(patterns[next]))
        {
            int atom = atoms.Find(patterns[next].Symbol, patterns[next].Bind(binding, stackalloc int[8]));
            return atom < 0 || atom >= end || Meet(next, atom);
        }

        for (int i = 0; i < fewest.Count && fewest[i] < end; i++)
        {
            if (!Meet(next, fewest[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsBound(LiftedAtom pattern)
    {
        for (int i = 0; i < pattern.Terms.Length; i++)
        {
            if (pattern.Bound(i, binding) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool BindFree(int number)
    {
        while (number < variables.Length && binding[variables[number].Slot] >= 0)
        {
            number++;
        }

        if (number == variables.Length)
        {
            return visitor.Visit(binding);
        }

        int slot = variables[number].Slot;
        bool goesOn = true;
        foreach (int thing in variables[number].Objects)
        {
            binding[slot] = thing;
            if (!BindFree(number + 1))
            {
                goesOn = false;
                break;
            }
        }

        binding[slot] = -1;
        return goesOn;
    }
}
