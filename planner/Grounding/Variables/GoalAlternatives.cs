using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Compiles alternatives of a goal away: a fact stands for the goal, and each alternative is the precondition of an action that
/// makes it true and ends the plan.</summary>
internal static class GoalAlternatives
{
    private const string Name = "goal-holds";

    /// <summary>The task with one of the conditions as its goal.</summary>
    public static GroundTask Add(GroundTask task, List<GroundCondition> goals)
    {
        var reached = new GroundFact(new Fact(Name));
        int fact = task.Facts.Length;
        int open = fact + 1;
        ImmutableArray<GroundAction>.Builder actions = ImmutableArray.CreateBuilder<GroundAction>(task.Actions.Length + goals.Count);
        foreach (GroundAction action in task.Actions)
        {
            actions.Add(action with { Precondition = WhileOpen(action.Precondition, open) });
        }

        foreach (GroundCondition goal in goals)
        {
            actions.Add(new GroundAction(
                new PlanStep(Name), WhileOpen(goal, open), [new GroundEffect(GroundCondition.True, fact)], [], Cost: 0) { IsGoalCheck = true });
        }

        return task with
        {
            Facts = [.. task.Facts, reached, reached with { IsPositive = false }],
            Variables = [.. task.Variables, new StateVariable(fact, 2)],
            Init = [.. task.Init, open],
            Actions = actions.ToImmutable(),
            Goal = new GroundCondition([fact]),
        };
    }

    private static GroundCondition WhileOpen(GroundCondition condition, int open) => condition with { Facts = [.. condition.Facts, open] };
}
