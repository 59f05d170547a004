using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Analysis;

/// <summary>The order of the actions in a pattern: by the levels of the relaxed planning graph, numbers relaxed to intervals, and within
/// a level such that few actions disturb later ones.</summary>
internal static class ActionPattern
{
    public static int[] Sequence(GroundTask task, int[] variableOf, ActionOrder order)
    {
        int[] levels = Levels(task, variableOf);
        int[] sequence = [.. Enumerable.Range(0, levels.Length)];
        Array.Sort(sequence, (left, right) =>
            levels[left] != levels[right] ? levels[left].CompareTo(levels[right]) : order.Positions[left].CompareTo(order.Positions[right]));
        return sequence;
    }

    /// <summary>[action]: its level; actions that are never reached come last.</summary>
    private static int[] Levels(GroundTask task, int[] variableOf)
    {
        int[] levels = new int[task.Actions.Length];
        Array.Fill(levels, int.MaxValue);
        var state = new IntervalRelaxation(task, variableOf);
        bool isNew = true;
        for (int level = 0; isNew; level++)
        {
            isNew = false;
            var fired = new List<int>();
            for (int a = 0; a < levels.Length; a++)
            {
                if (levels[a] == int.MaxValue && state.MayHold(task.Actions[a].Precondition))
                {
                    levels[a] = level;
                    isNew = true;
                }

                if (levels[a] <= level)
                {
                    fired.Add(a);
                }
            }

            IntervalRelaxation before = state.Copy();
            foreach (int a in fired)
            {
                isNew |= state.Apply(task.Actions[a], before);
            }
        }

        return levels;
    }
}
