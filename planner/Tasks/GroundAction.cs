using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>An action without parameters over the variables and numbers of a ground task.</summary>
/// <param name="Step">The action as plans write it. Several ground actions may share a step: the cases of a disjunction.</param>
/// <param name="Precondition">What must hold before.</param>
/// <param name="Effects">What changes, in the order of writing; see <see cref="GroundEffect"/>.</param>
/// <param name="NumericEffects">Which numbers change.</param>
/// <param name="Cost">What it costs, in the task's <see cref="GroundTask.CostUnit"/>; never negative.</param>
public sealed record GroundAction(
    PlanStep Step,
    GroundCondition Precondition,
    ImmutableArray<GroundEffect> Effects,
    ImmutableArray<GroundNumericEffect> NumericEffects,
    long Cost)
{
    /// <summary>Whether it is no step of a plan: it only makes true the single fact that stands for a goal with alternatives, costs
    /// nothing, and nothing is applicable after it.</summary>
    public bool IsGoalCheck { get; init; }

    /// <summary>Whether a later effect writes the variable of the given one in any case.</summary>
    /// <param name="effect">The number of the effect.</param>
    /// <param name="variableOf">[fact]: its variable.</param>
    internal bool IsOverwritten(int effect, int[] variableOf)
    {
        int variable = variableOf[Effects[effect].Fact];
        for (int i = effect + 1; i < Effects.Length; i++)
        {
            if (Effects[i].Condition.IsTrue && variableOf[Effects[i].Fact] == variable)
            {
                return true;
            }
        }

        return false;
    }
}
