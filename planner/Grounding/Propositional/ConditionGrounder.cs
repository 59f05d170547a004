using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Reach;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Turns conditions with variables into conditions over atoms, leaving out what is settled: what never changes, what is never
/// reached, what is never lost.</summary>
internal sealed class ConditionGrounder(LiftedTask task, Reachability reached, ExpressionGrounder expressions)
{
    private readonly Dictionary<LiftedCondition.Quantifier, BindingList> lists = [];

    /// <summary>Whether the atom holds in every reachable state.</summary>
    public bool IsPermanent(int atom) => atom < task.InitialCount && !reached.IsDenied[atom];

    /// <summary>Adds the condition to a junction.</summary>
    /// <returns>False where that settles the junction: a conjunction is false then, a disjunction true.</returns>
    /// <exception cref="NonlinearException">Numbers that change are multiplied.</exception>
    public bool Add(LiftedCondition condition, int[] binding, GroundJunction into)
    {
        switch (condition)
        {
            case LiftedCondition.Literal literal:
                return Add(literal.Atom, literal.IsPositive, binding, into);
            case LiftedCondition.Same same:
                bool areSame = Bound(same.Left, binding) == Bound(same.Right, binding);
                return areSame == same.IsPositive == into.IsConjunction;
            case LiftedCondition.Comparison comparison:
                return Add(comparison, binding, into);
            case LiftedCondition.Junction junction:
                return Add(junction, binding, into);
            default:
                return Add((LiftedCondition.Quantifier)condition, binding, into);
        }
    }

    /// <summary>Adds a literal to a junction; the result as above.</summary>
    public bool Add(LiftedAtom pattern, bool isPositive, int[] binding, GroundJunction into)
    {
        int atom = task.Atoms.Find(pattern.Symbol, pattern.Bind(binding, stackalloc int[8]));
        if (atom < 0 || IsPermanent(atom))
        {
            return atom >= 0 == isPositive == into.IsConjunction;
        }

        into.Literals.Add((2 * atom) + (isPositive ? 0 : 1));
        return true;
    }

    private bool Add(LiftedCondition.Comparison comparison, int[] binding, GroundJunction into)
    {
        if (expressions.Ground(comparison.Difference, binding) is not { } difference)
        {
            return comparison.IsDenied == into.IsConjunction;
        }

        if (difference.IsConstant)
        {
            return StaticNumbers.Holds(comparison.Relation, difference.Constant) == into.IsConjunction;
        }

        into.Comparisons.Add(new LinearComparison(difference, comparison.Relation));
        return true;
    }

    private bool Add(LiftedCondition.Junction junction, int[] binding, GroundJunction into)
    {
        GroundJunction target = junction.IsConjunction == into.IsConjunction ? into : new GroundJunction(junction.IsConjunction);
        foreach (LiftedCondition part in junction.Parts)
        {
            if (!Add(part, binding, target))
            {
                return Settle(target, into);
            }
        }

        return Close(target, into);
    }

    private bool Add(LiftedCondition.Quantifier quantifier, int[] binding, GroundJunction into)
    {
        if (!lists.TryGetValue(quantifier, out BindingList? list))
        {
            list = new BindingList(task, reached.Index, quantifier.Variables, quantifier.Guards, binding.Length);
            lists.Add(quantifier, list);
        }

        GroundJunction target = quantifier.IsUniversal == into.IsConjunction ? into : new GroundJunction(quantifier.IsUniversal);
        list.Fill(binding);
        for (int i = 0; i < list.Count; i++)
        {
            list.Bind(i, binding);
            if (!Add(quantifier.Body, binding, target))
            {
                return Settle(target, into);
            }
        }

        return Close(target, into);
    }

    /// <summary>A part that is settled settles a junction of its own kind, and leaves one of the other kind as it was.</summary>
    private static bool Settle(GroundJunction part, GroundJunction into) => !ReferenceEquals(part, into);

    private static bool Close(GroundJunction part, GroundJunction into)
    {
        if (ReferenceEquals(part, into))
        {
            return true;
        }

        // an empty disjunction is false, an empty conjunction true
        if (part.Count == 0)
        {
            return false;
        }

        into.Add(part);
        return true;
    }

    private static int Bound(int term, int[] binding) => term < 0 ? ~term : binding[term];
}
