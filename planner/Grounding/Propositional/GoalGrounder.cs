using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Turns the goal into a condition over atoms.</summary>
internal sealed class GoalGrounder(LiftedTask task, ConditionGrounder conditions)
{
    /// <summary>The goal; true where it holds in every state.</summary>
    /// <param name="unreachable">A part that nothing makes true, in the problem's words; null where there is none.</param>
    /// <exception cref="InputException">The goal is too large, not linear, or offers alternatives that compare numbers.</exception>
    public PropositionalCondition Ground(out string? unreachable)
    {
        int[] binding = new int[task.GoalSlotCount];
        unreachable = null;
        var whole = new GroundJunction(isConjunction: true);
        foreach (LiftedCondition part in LiftedConditions.Parts(task.Goal, isConjunction: true))
        {
            if (!Add(part, binding, whole))
            {
                unreachable = Culprit(part, binding);
                return PropositionalCondition.True;
            }
        }

        List<PropositionalCondition>? cases = ConjunctiveForm.Cases(whole, isDisjoint: false, preferredCases: 1);
        if (cases is { Count: 0 })
        {
            unreachable = new LiftedText(task.Symbols, binding).Write(task.Goal);
            return PropositionalCondition.True;
        }

        return cases switch
        {
            [var only] => only,
            null => throw new InputException(
                "The goal combines thousands of alternatives; add an action that makes a goal fact true when they hold."),
            _ => throw new InputException(
                "The goal offers alternatives that compare numbers; add an action that makes a goal fact true when one of them holds."),
        };
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
            throw new InputException("The numbers of the goal are larger than decimal numbers of 28 digits.");
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
