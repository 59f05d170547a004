using NeuroSymbolic.Core;

namespace NeuroSymbolic.Lessons;

/// <summary>A* on a graph of states: the state with the least sum of the way so far and the estimate is looked at next.</summary>
/// <remarks>Hart, Nilsson, Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968. Of equal sums the higher
/// estimate of them first, then the one that was found first, so that the count is the same everywhere.</remarks>
internal static class AStar
{
    /// <summary>How many states are taken from the open list until a goal is, the goal included.</summary>
    /// <param name="graph">The graph; its first state is the start.</param>
    /// <param name="isGoal">Whether a state is a goal.</param>
    /// <param name="estimates">[state]: the estimate; negative ones count as zero.</param>
    public static int LookedAt(StateGraph graph, Func<FactSet, bool> isGoal, int[] estimates)
    {
        int[] cost = new int[graph.States.Count];
        Array.Fill(cost, int.MaxValue);
        cost[0] = 0;
        int found = 0;
        var open = new PriorityQueue<(int State, int Cost), (int Sum, int Way, int Found)>();
        open.Enqueue((0, 0), (0, 0, found));
        int looked = 0;
        while (open.TryDequeue(out var next, out _))
        {
            if (next.Cost > cost[next.State])
            {
                continue;
            }

            looked++;
            if (isGoal(graph.States[next.State]))
            {
                return looked;
            }

            foreach ((_, int to) in graph.StepsFrom(next.State))
            {
                if (next.Cost + 1 < cost[to])
                {
                    cost[to] = next.Cost + 1;
                    open.Enqueue((to, cost[to]), (cost[to] + Math.Max(0, estimates[to]), -cost[to], ++found));
                }
            }
        }

        return looked;
    }
}
