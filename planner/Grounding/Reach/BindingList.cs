using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;

namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Collects what quantified variables can be bound to.</summary>
internal sealed class BindingList : IBindingVisitor
{
    // more would not be worth grounding, and would fill the memory
    private const int MostObjects = 1 << 25;

    private readonly LiftedVariable[] variables;
    private readonly AtomJoin? join;
    private readonly CancellationToken cancellation;
    private readonly int newestAtom;
    private readonly List<int> objects = [];

    /// <param name="task">The task.</param>
    /// <param name="index">Holds the atoms that never change.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="guards">Atoms that must hold, which never change.</param>
    /// <param name="slotCount">The length of bindings.</param>
    public BindingList(LiftedTask task, AtomIndex index, LiftedVariable[] variables, LiftedAtom[] guards, int slotCount)
    {
        this.variables = variables;
        cancellation = index.Cancellation;
        newestAtom = task.StaticCount - 1;
        if (guards.Length > 0 || variables.Length > 1)
        {
            join = new AtomJoin(task.Atoms, index, guards, variables, slotCount, cancellation);
        }
    }

    /// <summary>How many ways there are to bind the variables.</summary>
    public int Count => join is null ? variables[0].Objects.Length : objects.Count / variables.Length;

    /// <summary>Finds all ways under a binding of the variables around.</summary>
    /// <exception cref="InputException">There are too many.</exception>
    public void Fill(int[] binding)
    {
        cancellation.ThrowIfCancellationRequested();
        objects.Clear();
        join?.Run(binding, newestAtom, this);
    }

    /// <summary>Binds the variables in one of the ways.</summary>
    public void Bind(int way, int[] binding)
    {
        if (join is null)
        {
            binding[variables[0].Slot] = variables[0].Objects[way];
            return;
        }

        for (int i = 0; i < variables.Length; i++)
        {
            binding[variables[i].Slot] = objects[(way * variables.Length) + i];
        }
    }

    bool IBindingVisitor.Visit(int[] binding)
    {
        if (objects.Count > MostObjects - variables.Length)
        {
            throw new InputException($"A quantifier over {variables.Length} variables has too many instances to be grounded.");
        }

        foreach (LiftedVariable variable in variables)
        {
            objects.Add(binding[variable.Slot]);
        }

        return true;
    }
}
