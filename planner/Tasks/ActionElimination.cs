using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>Leaves actions out of a plan that it does not need.</summary>
/// <remarks>Greedy action elimination (Nakhost and Müller, Action elimination and plan neighborhood graph search, ICAPS 2010): each action
/// in turn is left out together with all later ones that then cannot be taken any more, and they stay out if the goal is reached
/// without them.</remarks>
internal static class ActionElimination
{
    /// <summary>The plan without actions that it does not need.</summary>
    /// <param name="start">The state in which the plan begins.</param>
    /// <param name="goal">What holds after it.</param>
    /// <param name="plan">The actions.</param>
    public static ImmutableArray<int> Reduce(TaskState start, GroundCondition goal, IReadOnlyList<int> plan) =>
        Reduce(start.Copy(), start.Copy(), state => state.Holds(goal), plan, _ => true);

    /// <summary>The plan without actions that it does not need, or what was made of it so far when the work ended.</summary>
    /// <param name="before">The state in which the plan begins; it is changed.</param>
    /// <param name="scratch">Another state of the task; it is changed.</param>
    /// <param name="isGoal">Tells whether the goal holds in a state.</param>
    /// <param name="plan">The actions.</param>
    /// <param name="mayTry">Asked before each attempt with the number of actions that are to be taken in it; no ends the work.</param>
    public static ImmutableArray<int> Reduce<TState>(
        TState before, TState scratch, Func<TState, bool> isGoal, IReadOnlyList<int> plan, Func<int, bool> mayTry)
        where TState : IReplayedState<TState>
    {
        List<int> kept = [.. plan];
        List<int> rest = [];
        for (int i = 0; i < kept.Count && mayTry(kept.Count - i);)
        {
            rest.Clear();
            scratch.CopyFrom(before);
            for (int j = i + 1; j < kept.Count; j++)
            {
                if (scratch.TryApply(kept[j]))
                {
                    rest.Add(kept[j]);
                }
            }

            if (isGoal(scratch))
            {
                kept.RemoveRange(i, kept.Count - i);
                kept.AddRange(rest);
            }
            else
            {
                before.TryApply(kept[i++]);
            }
        }

        return [.. kept];
    }
}
