using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Variables;

namespace NeuroSymbolic.Planner.Grounding.Invariants;

/// <summary>Uses groups of exclusive atoms to drop actions and effects that ask for two of a group at once, and denials that an atom
/// of the same group implies.</summary>
internal sealed class MutexSimplifier
{
    private readonly int[][] groupsOf;

    // [group]: the positive literal of it that is known to hold, -1 for none; what to wipe afterwards
    private readonly int[] holding;
    private readonly List<int> touched = [];

    /// <param name="atomCount">How many atoms there are.</param>
    /// <param name="groups">The groups.</param>
    public MutexSimplifier(int atomCount, List<AtomGroup> groups)
    {
        int[] counts = new int[atomCount];
        foreach (AtomGroup group in groups)
        {
            foreach (int atom in group.Atoms)
            {
                counts[atom]++;
            }
        }

        groupsOf = new int[atomCount][];
        for (int atom = 0; atom < atomCount; atom++)
        {
            groupsOf[atom] = counts[atom] == 0 ? [] : new int[counts[atom]];
        }

        for (int i = groups.Count - 1; i >= 0; i--)
        {
            foreach (int atom in groups[i].Atoms)
            {
                groupsOf[atom][--counts[atom]] = i;
            }
        }

        holding = new int[groups.Count];
        Array.Fill(holding, -1);
    }

    /// <summary>The action without what the groups settle; null where it is never applicable or changes nothing.</summary>
    public PropositionalAction? Simplify(PropositionalAction action)
    {
        bool isPossible = Assume(action.Precondition.Literals);
        PropositionalAction? simple = isPossible ? Rewrite(action) : null;
        Forget(0);
        return simple;
    }

    /// <summary>The condition without what the groups settle; null where it never holds.</summary>
    public PropositionalCondition? Simplify(PropositionalCondition condition)
    {
        PropositionalCondition? simple = Assume(condition.Literals) ? Reduce(condition) : null;
        Forget(0);
        return simple;
    }

    /// <summary>Two literals of a condition that exclude each other.</summary>
    public (int First, int Second)? Conflict(PropositionalCondition condition)
    {
        (int, int)? conflict = null;
        foreach (int literal in condition.Literals)
        {
            if (conflict is null && !Assume([literal]))
            {
                int group = Array.Find(groupsOf[literal >> 1], group => holding[group] >= 0 && holding[group] != literal);
                conflict = (holding[group], literal);
            }
        }

        Forget(0);
        return conflict;
    }

    private PropositionalAction? Rewrite(PropositionalAction action)
    {
        PropositionalCondition? precondition = Reduce(action.Precondition);
        if (precondition is null)
        {
            return null;
        }

        bool isChanged = !ReferenceEquals(precondition, action.Precondition);
        var effects = new EffectSimplifier(precondition);
        PropositionalCondition? lastBefore = null;
        PropositionalCondition? lastAfter = null;
        foreach (PropositionalEffect effect in action.Effects)
        {
            // effects that shared a condition go on sharing it
            if (!ReferenceEquals(effect.Condition, lastBefore))
            {
                lastBefore = effect.Condition;
                lastAfter = Under(effect.Condition);
            }

            isChanged |= !ReferenceEquals(lastBefore, lastAfter);
            if (lastAfter is null || ((effect.Literal & 1) == 1 && IsExcluded(effect.Literal ^ 1)))
            {
                isChanged = true;
                continue;
            }

            effects.Add(lastAfter, effect.Literal);
        }

        var changes = new List<PropositionalChange>(action.Changes.Length);
        foreach (PropositionalChange change in action.Changes)
        {
            PropositionalCondition? condition = Under(change.Condition);
            isChanged |= !ReferenceEquals(condition, change.Condition);
            if (condition is not null)
            {
                changes.Add(change with { Condition = condition });
            }
        }

        if (!isChanged)
        {
            return action;
        }

        PropositionalEffect[] left = effects.Finish();
        PropositionalChange[] numeric = effects.Simplify(changes);
        return left.Length + numeric.Length == 0
            ? null
            : action with { Precondition = precondition, Effects = left, Changes = numeric };
    }

    /// <summary>The condition of an effect, with what is assumed; null where both cannot hold.</summary>
    private PropositionalCondition? Under(PropositionalCondition condition)
    {
        if (condition.IsTrue)
        {
            return condition;
        }

        int before = touched.Count;
        PropositionalCondition? simple = Assume(condition.Literals) ? Reduce(condition) : null;
        Forget(before);
        return simple;
    }

    /// <summary>Takes the positive ones of the literals as known; false where two of them exclude each other.</summary>
    private bool Assume(int[] literals)
    {
        foreach (int literal in literals)
        {
            if ((literal & 1) == 1)
            {
                continue;
            }

            foreach (int group in groupsOf[literal >> 1])
            {
                if (holding[group] < 0)
                {
                    holding[group] = literal;
                    touched.Add(group);
                }
                else if (holding[group] != literal)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Forget(int count)
    {
        for (int i = touched.Count - 1; i >= count; i--)
        {
            holding[touched[i]] = -1;
            touched.RemoveAt(i);
        }
    }

    private PropositionalCondition? Reduce(PropositionalCondition condition)
    {
        bool isSame = true;
        foreach (int literal in condition.Literals)
        {
            isSame &= !IsSettled(literal);
        }

        foreach (int[] clause in condition.Clauses)
        {
            isSame &= !Array.Exists(clause, IsSettled);
        }

        if (isSame)
        {
            return condition;
        }

        var clauses = new List<int[]>();
        foreach (int[] clause in condition.Clauses)
        {
            if (!Array.Exists(clause, literal => (literal & 1) == 1 && IsSettled(literal)))
            {
                clauses.Add(Array.FindAll(clause, literal => !IsSettled(literal)));
            }
        }

        int[] literals = Array.FindAll(condition.Literals, literal => !IsSettled(literal));
        return ClauseSimplifier.Simplify(ref literals, clauses)
            ? new PropositionalCondition(literals, clauses.ToArray(), condition.Comparisons)
            : null;
    }

    /// <summary>Whether another atom of a group of the literal's atom is known to hold, so that a denial is true and an atom false.</summary>
    private bool IsSettled(int literal) => IsExcluded(literal & ~1);

    private bool IsExcluded(int positive)
    {
        foreach (int group in groupsOf[positive >> 1])
        {
            if (holding[group] >= 0 && holding[group] != positive)
            {
                return true;
            }
        }

        return false;
    }
}
