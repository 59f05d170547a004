using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Takes out of a plan what it does not need.</summary>
/// <remarks>Greedy action elimination (Nakhost and Müller, Action elimination and plan neighborhood graph search, ICAPS 2010): an action
/// is left out, with it all later ones that cannot be carried out any more, and if the goal is still reached they stay out.</remarks>
internal sealed class ActionElimination(CompiledTask task)
{
    private readonly int words = task.Layout.WordCount;

    /// <summary>The plan without superfluous actions, or what was made of it when the budget ended.</summary>
    public ImmutableArray<int> Reduce(ImmutableArray<int> plan, SearchBudget budget)
    {
        List<int> kept = [.. plan];
        List<int> shorter = [];
        ulong[] before = [.. task.Init];
        ulong[] state = new ulong[words];
        ulong[] next = new ulong[words];
        for (int i = 0; i < kept.Count;)
        {
            // one look at a state costs about a fiftieth of an expansion
            if (!budget.Spend(1 + ((kept.Count - i) / 50)))
            {
                break;
            }

            shorter.Clear();
            before.CopyTo(state, 0);
            for (int j = i + 1; j < kept.Count; j++)
            {
                if (task.IsApplicable(kept[j], state))
                {
                    shorter.Add(kept[j]);
                    task.Apply(kept[j], state, next);
                    (state, next) = (next, state);
                }
            }

            if (task.IsGoal(state))
            {
                kept.RemoveRange(i, kept.Count - i);
                kept.AddRange(shorter);
            }
            else
            {
                task.Apply(kept[i++], before, next);
                (before, next) = (next, before);
            }
        }

        return [.. kept];
    }
}
