using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Turns the goal into a condition over atoms.</summary>
internal sealed class GoalGrounder(LiftedTask task, ConditionGrounder conditions)
{
    /// <summary>The goal as alternatives; a single one unless they compare numbers or would make too many clauses.</summary>
    /// <param name="unreachable">A part that nothing makes true, in the problem's words; null where there is none.</param>
    /// <exception cref="InputException">The goal is too large or not linear.</exception>
    public List<PropositionalCondition> Ground(out string? unreachable)
    {
        int[] binding = new int[task.GoalSlotCount];
        unreachable = null;
        var whole = new GroundJunction(isConjunction: true);
        foreach (LiftedCondition part in LiftedConditions.Parts(task.Goal, isConjunction: true))
        {
            if (!Add(part, binding, whole))
            {
                unreachable = Culprit(part, binding);
                return [PropositionalCondition.True];
            }
        }

        List<PropositionalCondition> cases = ConjunctiveForm.Cases(whole, isDisjoint: false, preferredCases: 1)
            ?? throw new InputException(
                "The goal combines thousands of alternatives; add an action that makes a goal fact true when they hold.");
        if (cases.Count == 0)
        {
            unreachable = new LiftedText(task.Symbols, binding).Write(task.Goal);
            return [PropositionalCondition.True];
        }

        // an alternative that always holds makes the goal
        return cases.Exists(one => one.IsTrue) ? [PropositionalCondition.True] : cases;
    }

    private bool Add(LiftedCondition part, int[] binding, GroundJunction into)
    {
        try
        {
            return conditions.Add(part, binding, into);
        }
        catch (NonlinearException nonlinear)
        {
            throw new InputException($"The goal is not linear: {nonlinear.Message} multiplies or divides numbers that change.");
        }
        catch (OverflowException)
        {
            throw new InputException($"The numbers of the goal grow beyond {Rational.MostBits} bits.");
        }
    }

    /// <summary>The smallest part that cannot hold: of "for all", the first object for which it cannot.</summary>
    private string Culprit(LiftedCondition part, int[] binding)
    {
        while (part is LiftedCondition.Quantifier { IsUniversal: true, Variables: [var variable] } quantifier)
        {
            foreach (int thing in variable.Objects)
            {
                binding[variable.Slot] = thing;
                if (!Add(quantifier.Body, binding, new GroundJunction(isConjunction: true)))
                {
                    break;
                }
            }

            part = quantifier.Body;
        }

        return new LiftedText(task.Symbols, binding).Write(part);
    }
}
