namespace NeuroSymbolic.Planner;

/// <summary>Drops what asks for two exclusive atoms at once, and then what cannot be reached or is not needed without it.</summary>
internal static class ExclusionPruning
{
    /// <summary>Drops it.</summary>
    public static void Apply(PropositionalTask task, List<AtomGroup> groups)
    {
        var exclusions = new MutexSimplifier(task.Lifted.Atoms.Count, groups);
        if (exclusions.Simplify(task.Goal) is not { } goal)
        {
            (int First, int Second)? conflict = exclusions.Conflict(task.Goal);
            task.UnreachableGoal = conflict is { } both
                ? $"(and {Text(task, both.First >> 1)} {Text(task, both.Second >> 1)})"
                : "the whole goal at once";
            return;
        }

        task.Goal = goal;
        int kept = 0;
        bool isChanged = false;
        for (int i = 0; i < task.Actions.Count; i++)
        {
            PropositionalAction? simple = exclusions.Simplify(task.Actions[i]);
            isChanged |= !ReferenceEquals(simple, task.Actions[i]);
            if (simple is not null)
            {
                task.Actions[kept++] = simple;
            }
        }

        task.Actions.RemoveRange(kept, task.Actions.Count - kept);
        if (!isChanged)
        {
            return;
        }

        if (ForwardPruning.Apply(task) is >= 0 and var missing)
        {
            task.UnreachableGoal = Text(task, missing);
            return;
        }

        GoalRelevance.Apply(task);
    }

    private static string Text(PropositionalTask task, int atom) =>
        task.Lifted.Symbols.FactOf(task.Lifted.Atoms, atom).ToString();
}
