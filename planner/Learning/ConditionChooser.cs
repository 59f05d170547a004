using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>The smallest condition that, in every observed state, allows the same steps as the most specific one.</summary>
/// <remarks>Z3 proposes a selection, a search for a step that it allows and the most specific condition does not gives one more clause (one of
/// the statements that fail for that step must be selected), until there is none: implicit hitting sets (Karp, Operations Research 61(1),
/// 2013). That parameters are to differ is not asked for where the step would change nothing.</remarks>
internal sealed class ConditionChooser
{
    // fewest statements first; among as many, those that the action ends, then others that change, then types and the like
    private const int CostOfStatement = 1000;

    private readonly LearnedSchema schema;
    private readonly List<ObservedState> states;
    private readonly CancellationToken cancellation;
    private readonly int[] costs;
    private readonly List<int[]> clauses = [];
    private readonly HashSet<string> known = [];
    private readonly Dictionary<ObservedWorld, int[][]> fitting = [];

    public ConditionChooser(
        LearnedSchema schema, PredicateTable predicates, TypeHierarchy types, List<ObservedState> states, CancellationToken cancellation)
    {
        this.schema = schema;
        this.states = states;
        this.cancellation = cancellation;
        costs = [.. schema.Conditions.Select(atom => CostOfStatement + (
            atom.Predicate < 0 ? 3
            : schema.Deleted.Contains(atom) ? 0
            : predicates.Changes(atom.Predicate) ? 1
            : 2))];
        foreach (ObservedWorld world in states.Select(state => state.World).Distinct())
        {
            fitting.Add(world, [.. schema.Types.Select(allowed =>
                Enumerable.Range(0, world.Objects.Length).Where(thing => types.Fits(world.Objects[thing], allowed)).ToArray())]);
        }
    }

    /// <summary>The places of the chosen statements in the most specific condition.</summary>
    public List<int> Choose() => Choose(without: -1, int.MaxValue)!;

    /// <summary>Another choice of no more statements without one of them; null where there is none.</summary>
    /// <param name="without">Its place in the most specific condition.</param>
    /// <param name="most">How many statements may be chosen.</param>
    public List<int>? Choose(int without, int most)
    {
        while (true)
        {
            int[][] all = without < 0 ? [.. clauses] : [.. clauses, [-(without + 1)]];
            if (SmallestSelection.Find(costs, all, cancellation) is not { } selection)
            {
                return null;
            }

            List<int> chosen = [.. Enumerable.Range(0, costs.Length).Where(i => selection[i])];
            if (chosen.Count > most)
            {
                return null;
            }

            int before = clauses.Count;
            foreach (ObservedState state in states)
            {
                FindExcess(state, [.. chosen.Select(i => schema.Conditions[i])]);
            }

            if (clauses.Count == before)
            {
                return chosen;
            }
        }
    }

    /// <summary>Adds a clause for a step that the statements allow in the state and the most specific condition does not.</summary>
    private void FindExcess(ObservedState state, LiftedAtom[] chosen)
    {
        cancellation.ThrowIfCancellationRequested();
        int count = schema.Types.Length;
        if (Array.Exists(chosen, atom => atom.LastPosition < 0 && !atom.Holds(state, [])))
        {
            return;
        }

        LiftedAtom[][] due = [.. Enumerable.Range(0, count).Select(position => Array.FindAll(chosen, atom => atom.LastPosition == position))];
        int[] binding = new int[count];
        Extend(0);

        bool Extend(int position)
        {
            if (position == count)
            {
                return AddClause(state, binding);
            }

            foreach (int thing in fitting[state.World][position])
            {
                binding[position] = thing;
                if (Array.TrueForAll(due[position], atom => atom.Holds(state, binding)) && Extend(position + 1))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool AddClause(ObservedState state, int[] binding)
    {
        int[] failing = [.. Enumerable.Range(0, costs.Length).Where(i => !schema.Conditions[i].Holds(state, binding)).Select(i => i + 1)];

        // nobody shows a way from a place to itself, which is no reason to forbid it
        bool isIdle = Array.TrueForAll(failing, i => schema.Conditions[i - 1].Predicate == LiftedAtom.Different)
            && !schema.ChangesState(state, binding);
        if (failing.Length == 0 || isIdle || !known.Add(string.Join(' ', failing)))
        {
            return false;
        }

        clauses.Add(failing);
        return true;
    }
}
