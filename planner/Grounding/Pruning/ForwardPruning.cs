using NeuroSymbolic.Planner.Grounding.Propositional;

namespace NeuroSymbolic.Planner.Grounding.Pruning;

/// <summary>Drops actions and effects that cannot be reached any more after others were dropped: a delete relaxation of atoms, before
/// there are the variables of a ground task.</summary>
internal static class ForwardPruning
{
    /// <summary>Drops them, and the alternatives of the goal that cannot be reached.</summary>
    /// <returns>An atom that such an alternative asks for; -1 where there is none.</returns>
    public static int Apply(PropositionalTask task, CancellationToken cancellation)
    {
        bool[] isReached = new bool[task.Lifted.Atoms.Count];
        isReached.AsSpan(0, task.Lifted.InitialCount).Fill(true);

        // actions come in the order in which they were reached first, so that few rounds are enough
        for (bool goesOn = true; goesOn;)
        {
            goesOn = false;
            cancellation.ThrowIfCancellationRequested();
            foreach (PropositionalAction action in task.Actions)
            {
                if (CanHold(action.Precondition, isReached))
                {
                    foreach (PropositionalEffect effect in action.Effects)
                    {
                        if ((effect.Literal & 1) == 0 && !isReached[effect.Literal >> 1] && CanHold(effect.Condition, isReached))
                        {
                            isReached[effect.Literal >> 1] = true;
                            goesOn = true;
                        }
                    }
                }
            }
        }

        int kept = 0;
        for (int i = 0; i < task.Actions.Count; i++)
        {
            PropositionalAction action = task.Actions[i];
            if (!CanHold(action.Precondition, isReached))
            {
                continue;
            }

            if (Array.Exists(action.Effects, effect => !CanHold(effect.Condition, isReached)))
            {
                action = action with { Effects = Array.FindAll(action.Effects, effect => CanHold(effect.Condition, isReached)) };
            }

            if (action.Effects.Length + action.Changes.Length > 0)
            {
                task.Actions[kept++] = action;
            }
        }

        task.Actions.RemoveRange(kept, task.Actions.Count - kept);
        int missing = -1;
        for (int i = task.Goals.Count - 1; i >= 0; i--)
        {
            int[] literals = task.Goals[i].Literals;
            int first = Array.FindIndex(literals, literal => (literal & 1) == 0 && !isReached[literal >> 1]);
            if (first >= 0)
            {
                missing = literals[first] >> 1;
                task.Goals.RemoveAt(i);
            }
        }

        return missing;
    }

    private static bool CanHold(PropositionalCondition condition, bool[] isReached)
    {
        foreach (int literal in condition.Literals)
        {
            if ((literal & 1) == 0 && !isReached[literal >> 1])
            {
                return false;
            }
        }

        return true;
    }
}
