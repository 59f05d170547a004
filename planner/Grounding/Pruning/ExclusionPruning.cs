using NeuroSymbolic.Planner.Grounding.Invariants;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Variables;

namespace NeuroSymbolic.Planner.Grounding.Pruning;

/// <summary>Drops what asks for two exclusive atoms at once, and then what cannot be reached or is not needed without it.</summary>
internal static class ExclusionPruning
{
    /// <summary>Drops it.</summary>
    public static void Apply(PropositionalTask task, List<AtomGroup> groups, CancellationToken cancellation)
    {
        var exclusions = new MutexSimplifier(task.Lifted.Atoms.Count, groups);
        List<PropositionalCondition> goals = task.Goals.ConvertAll(goal => exclusions.Simplify(goal)!);
        if (goals.TrueForAll(goal => goal is null))
        {
            (int First, int Second)? conflict = task.Goals.Count == 1 ? exclusions.Conflict(task.Goals[0]) : null;
            task.UnreachableGoal = conflict is { } both
                ? $"(and {Text(task, both.First >> 1)} {Text(task, both.Second >> 1)})"
                : "the whole goal at once";
            return;
        }

        task.Goals.Clear();
        task.Goals.AddRange(goals.FindAll(goal => goal is not null));
        int kept = 0;
        bool isChanged = false;
        for (int i = 0; i < task.Actions.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
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

        int missing = ForwardPruning.Apply(task, cancellation);
        if (task.Goals.Count == 0)
        {
            task.UnreachableGoal = Text(task, missing);
            return;
        }

        GoalRelevance.Apply(task, cancellation);
    }

    private static string Text(PropositionalTask task, int atom) =>
        task.Lifted.Symbols.FactOf(task.Lifted.Atoms, atom).ToString();
}
