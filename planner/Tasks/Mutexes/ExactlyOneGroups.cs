using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Tasks.Mutexes;

/// <summary>Sets of facts of which exactly one holds in every reachable state, beside the variables.</summary>
/// <remarks>A set of facts that exclude each other, one of which holds at the start, is such a set when every action that may take one
/// of them away brings one for certain. Started from each fact of the first state and mended with what the offending action adds, as
/// Helmert's synthesis mends candidates (AIJ 2009), here on ground facts.</remarks>
internal static class ExactlyOneGroups
{
    private const int LargestSet = 200;
    private const int MostStarts = 8;

    /// <summary>Finds such sets.</summary>
    /// <param name="relaxed">The task's relaxation.</param>
    /// <param name="exclusive">Facts that never hold together.</param>
    public static ImmutableArray<ImmutableArray<int>> Find(DeleteRelaxation relaxed, MutexRelation exclusive)
    {
        GroundTask task = relaxed.Task;

        // [variable]: actions that change it
        ILookup<int, int> writers = task.Actions
            .SelectMany((action, number) => action.Effects.Select(effect => (relaxed.VariableOf[effect.Fact], number)).Distinct())
            .ToLookup(pair => pair.Item1, pair => pair.number);
        var sets = new List<ImmutableArray<int>>();
        var covered = new HashSet<int>();
        foreach (ImmutableArray<int> set in task.ExclusiveFacts)
        {
            if (set.Any(task.Init.Contains) && Mend([.. set], relaxed, exclusive, writers) is { } closed)
            {
                Keep(closed);
            }
        }

        // a set that has the fact and one of the first state; both may belong to several
        foreach (int fact in Enumerable.Range(0, task.Facts.Length).Where(fact => IsFact(task, fact) && !covered.Contains(fact)))
        {
            IEnumerable<List<int>> starts = task.Init.Contains(fact)
                ? [[fact]]
                : task.Init.Where(first => IsFact(task, first) && exclusive.AreExclusive(first, fact)).Take(MostStarts).Select(first => new List<int> { first, fact });
            if (starts.Select(start => Mend(start, relaxed, exclusive, writers)).FirstOrDefault(set => set is not null) is { } set)
            {
                Keep(set);
            }
        }

        void Keep(List<int> set)
        {
            sets.Add([.. set.Order()]);
            covered.UnionWith(set);
        }

        return [.. sets.Where(set => set.Length > 1 && set.Any(fact => relaxed.VariableOf[fact] != relaxed.VariableOf[set[0]]))];
    }

    private static List<int>? Mend(List<int> set, DeleteRelaxation relaxed, MutexRelation exclusive, ILookup<int, int> writers)
    {
        // members are looked at in turn; a fact that joins is looked at later
        for (int i = 0; i < set.Count; i++)
        {
            foreach (int number in writers[relaxed.VariableOf[set[i]]])
            {
                GroundAction action = relaxed.Task.Actions[number];
                if (!MayTake(action, set[i], relaxed, exclusive) || Certain(action, relaxed).Any(set.Contains))
                {
                    continue;
                }

                int joining = Certain(action, relaxed).Where(added => !set.Contains(added)
                    && IsFact(relaxed.Task, added)
                    && set.TrueForAll(member => exclusive.AreExclusive(member, added))).DefaultIfEmpty(-1).First();
                if (joining < 0 || set.Count == LargestSet)
                {
                    return null;
                }

                set.Add(joining);
            }
        }

        return set;
    }

    private static bool IsFact(GroundTask task, int fact) => task.Facts[fact] is { IsPositive: true, Fact: not null };

    private static bool MayTake(GroundAction action, int fact, DeleteRelaxation relaxed, MutexRelation exclusive) =>
        !action.Precondition.Facts.Any(needed => needed != fact && exclusive.AreExclusive(needed, fact))
        && action.Effects.Any(effect => effect.Fact != fact && relaxed.VariableOf[effect.Fact] == relaxed.VariableOf[fact]);

    /// <summary>Facts that hold after the action for certain: effects without condition that no later effect overrules.</summary>
    private static IEnumerable<int> Certain(GroundAction action, DeleteRelaxation relaxed) => action.Effects
        .Where((effect, i) => effect.Condition.IsTrue && !action.Effects.Skip(i + 1).Any(later =>
            later.Fact != effect.Fact && relaxed.VariableOf[later.Fact] == relaxed.VariableOf[effect.Fact]))
        .Select(effect => effect.Fact);
}
