using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Collects the changes of numbers of one action.</summary>
internal sealed class ChangeCollector
{
    private readonly List<(GroundJunction When, int Number, LinearExpression Amount, LiftedChange Change)> changes = [];

    public void Clear() => changes.Clear();

    public void Add(GroundJunction when, int number, LinearExpression amount, LiftedChange change) =>
        changes.Add((when, number, amount, change));

    /// <summary>Keeps the action from changing one number in two ways at once, which has no meaning: increases add up and scalings
    /// multiply, but not with others.</summary>
    /// <returns>False where it always would.</returns>
    public bool ExcludeConflicts(GroundJunction precondition)
    {
        for (int i = changes.Count - 1; i > 0; i--)
        {
            for (int j = i - 1; j >= 0; j--)
            {
                LiftedChange one = changes[i].Change;
                LiftedChange other = changes[j].Change;
                if (changes[i].Number != changes[j].Number || !(one.IsAssignment || other.IsAssignment))
                {
                    continue;
                }

                var both = new GroundJunction(isConjunction: true);
                both.Add(changes[i].When);
                both.Add(changes[j].When);
                if (one.IsScaling && other.IsScaling && both.IsTrue)
                {
                    changes[j] = changes[j] with { Amount = LinearArithmetic.Scale(changes[j].Amount, FactorOf(changes[i].Amount)) };
                    changes.RemoveAt(i);
                    break;
                }

                bool isSame = one.IsAssignment && other.IsAssignment && !one.IsScaling && !other.IsScaling
                    && IsSame(changes[i].Amount, changes[j].Amount);
                if (!isSame)
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
        foreach ((GroundJunction when, int number, LinearExpression amount, LiftedChange change) in changes)
        {
            if (!change.IsAssignment && amount.IsConstant && amount.Constant == 0)
            {
                continue;
            }

            if (when.IsTrue)
            {
                finished.Add(new PropositionalChange(PropositionalCondition.True, number, amount, change.IsAssignment));
                continue;
            }

            foreach (PropositionalCondition condition in casesOf(when))
            {
                finished.Add(new PropositionalChange(condition, number, amount, change.IsAssignment));
            }
        }

        return finished;
    }

    private static Rational FactorOf(LinearExpression scaled) => scaled.IsConstant ? 0 : scaled.Terms[0].Coefficient;

    private static bool IsSame(LinearExpression left, LinearExpression right) =>
        left.Constant == right.Constant && left.Terms.AsSpan().SequenceEqual(right.Terms.AsSpan());
}
