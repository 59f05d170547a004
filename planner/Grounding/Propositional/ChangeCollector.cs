namespace NeuroSymbolic.Planner;

/// <summary>Collects the changes of numbers of one action.</summary>
internal sealed class ChangeCollector
{
    private readonly List<(GroundJunction When, int Number, LinearExpression Amount, bool IsAssignment)> changes = [];

    public void Clear() => changes.Clear();

    public void Add(GroundJunction when, int number, LinearExpression amount, bool isAssignment)
    {
        if (isAssignment || !amount.IsConstant || amount.Constant != 0)
        {
            changes.Add((when, number, amount, isAssignment));
        }
    }

    /// <summary>Keeps the action from changing one number in two ways at once, which has no meaning: increases add up, but not with
    /// assignments.</summary>
    /// <returns>False where it always would.</returns>
    public bool ExcludeConflicts(GroundJunction precondition)
    {
        for (int i = changes.Count - 1; i > 0; i--)
        {
            for (int j = i - 1; j >= 0; j--)
            {
                if (changes[i].Number != changes[j].Number || !(changes[i].IsAssignment || changes[j].IsAssignment))
                {
                    continue;
                }

                var both = new GroundJunction(isConjunction: true);
                both.Add(changes[i].When);
                both.Add(changes[j].When);
                if (!IsSame(changes[i].Amount, changes[j].Amount) || changes[i].IsAssignment != changes[j].IsAssignment)
                {
                    if (both.IsTrue)
                    {
                        return false;
                    }

                    precondition.Add(both.Negate());
                }
                else if (changes[j].When.IsTrue)
                {
                    changes.RemoveAt(i);
                    break;
                }
            }
        }

        return true;
    }

    /// <summary>The changes, with their conditions in conjunctive form.</summary>
    /// <param name="casesOf">The cases of a condition, of which at most one holds at a time, so that increases count once.</param>
    public List<PropositionalChange> Finish(Func<GroundJunction, List<PropositionalCondition>> casesOf)
    {
        var finished = new List<PropositionalChange>(changes.Count);
        foreach ((GroundJunction when, int number, LinearExpression amount, bool isAssignment) in changes)
        {
            if (when.IsTrue)
            {
                finished.Add(new PropositionalChange(PropositionalCondition.True, number, amount, isAssignment));
                continue;
            }

            foreach (PropositionalCondition condition in casesOf(when))
            {
                finished.Add(new PropositionalChange(condition, number, amount, isAssignment));
            }
        }

        return finished;
    }

    private static bool IsSame(LinearExpression left, LinearExpression right) =>
        left.Constant == right.Constant && left.Terms.AsSpan().SequenceEqual(right.Terms.AsSpan());
}
