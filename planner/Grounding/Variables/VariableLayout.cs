using System.Collections.Immutable;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Which facts and variables the atoms of a task become.</summary>
/// <remarks>A group of atoms becomes one variable, with a further value for none of them where that can be. The denial of an atom is
/// the other value of its variable where that has two, and otherwise a value of a twin: a variable of its own for the atom and its
/// denial (positive normal form, Gazen and Knoblock, ECP 1997).</remarks>
internal sealed class VariableLayout
{
    private const int Missing = -1;
    private readonly PropositionalTask task;
    private readonly ImmutableArray<GroundFact>.Builder facts = ImmutableArray.CreateBuilder<GroundFact>();
    private readonly List<StateVariable> variables = [];
    private readonly List<int> variableOfFact = [];
    private readonly List<int> init = [];
    private readonly List<bool> isExact = [];
    private readonly int[] factOf;
    private readonly int[] denialOf;
    private readonly int[] twinOf;

    /// <param name="task">The task.</param>
    /// <param name="groups">Groups that have no atom in common; every atom that the task reads is in one.</param>
    /// <param name="isDenialRead">[atom]: whether the task reads that it does not hold.</param>
    public VariableLayout(PropositionalTask task, List<AtomGroup> groups, bool[] isDenialRead)
    {
        this.task = task;
        factOf = new int[task.Lifted.Atoms.Count];
        denialOf = new int[factOf.Length];
        twinOf = new int[factOf.Length];
        Array.Fill(factOf, Missing);
        Array.Fill(denialOf, Missing);
        Array.Fill(twinOf, Missing);
        foreach (AtomGroup group in groups)
        {
            AddVariable(group);
        }

        foreach (AtomGroup group in groups)
        {
            foreach (int atom in group.Atoms)
            {
                if (isDenialRead[atom] && denialOf[atom] == Missing)
                {
                    AddTwin(atom);
                }
            }
        }
    }

    public ImmutableArray<GroundFact> Facts => facts.ToImmutable();

    public ImmutableArray<StateVariable> Variables => [.. variables];

    public ImmutableArray<int> Init => [.. init];

    /// <summary>The number of a fact's variable.</summary>
    public int VariableOf(int fact) => variableOfFact[fact];

    /// <summary>The variable.</summary>
    public StateVariable this[int variable] => variables[variable];

    /// <summary>Whether one of the atoms of the variable always holds, so that no value means none.</summary>
    public bool IsExact(int variable) => isExact[variable];

    /// <summary>The fact that the atom holds; -1 for an atom that the task does not read.</summary>
    public int FactOf(int atom) => factOf[atom];

    /// <summary>The fact that the literal holds; -1 where there is none.</summary>
    public int FactOfLiteral(int literal) => (literal & 1) == 0 ? factOf[literal >> 1] : denialOf[literal >> 1];

    /// <summary>The fact of the atom's twin variable that the atom holds, which the denial follows; -1 for an atom without twin.</summary>
    public int TwinOf(int atom) => twinOf[atom];

    private void AddVariable(AtomGroup group)
    {
        int first = facts.Count;
        int holding = Missing;
        foreach (int atom in group.Atoms)
        {
            factOf[atom] = facts.Count;
            holding = HoldsAtStart(atom) ? facts.Count : holding;
            facts.Add(new GroundFact(task.Lifted.Symbols.FactOf(task.Lifted.Atoms, atom)));
        }

        if (!group.ExactlyOne)
        {
            holding = holding == Missing ? facts.Count : holding;
            facts.Add(group.Atoms.Length == 1 ? facts[first] with { IsPositive = false } : new GroundFact(null));
        }

        if (facts.Count == first + 2)
        {
            denialOf[group.Atoms[0]] = first + 1;
            if (group.ExactlyOne)
            {
                denialOf[group.Atoms[1]] = first;
            }
        }

        Close(first, holding, group.ExactlyOne);
    }

    private void AddTwin(int atom)
    {
        int first = facts.Count;
        GroundFact fact = facts[factOf[atom]];
        facts.Add(fact);
        facts.Add(fact with { IsPositive = false });
        twinOf[atom] = first;
        denialOf[atom] = first + 1;
        Close(first, HoldsAtStart(atom) ? first : first + 1, exact: false);
    }

    private void Close(int first, int holding, bool exact)
    {
        for (int fact = first; fact < facts.Count; fact++)
        {
            variableOfFact.Add(variables.Count);
        }

        variables.Add(new StateVariable(first, facts.Count - first));
        init.Add(holding);
        isExact.Add(exact);
    }

    private bool HoldsAtStart(int atom) => atom < task.Lifted.InitialCount;
}
