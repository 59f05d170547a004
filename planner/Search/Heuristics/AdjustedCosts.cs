using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>Costs of actions for heuristics that guide search and need not be lower bounds: small whole numbers.</summary>
internal static class AdjustedCosts
{
    private const long Most = 1000;

    /// <summary>One for each action: the shortest way to the goal.</summary>
    public static int[] One(CompiledTask task)
    {
        int[] one = new int[task.ActionCount];
        Array.Fill(one, 1);
        return one;
    }

    /// <summary>The cost and one, so that actions without cost do not lead astray (Richter and Westphal, JAIR 2010).</summary>
    public static int[] CostAndOne(CompiledTask task)
    {
        long highest = Math.Max(1, task.Cost.DefaultIfEmpty(0).Max());
        return IsUniform(task) ? One(task)
            : Array.ConvertAll(task.Cost, cost => 1 + (int)(highest <= Most ? cost : (cost * Most) / highest));
    }

    /// <summary>Whether all actions cost the same.</summary>
    public static bool IsUniform(CompiledTask task) => Array.TrueForAll(task.Cost, cost => cost == task.Cost[0]);
}
