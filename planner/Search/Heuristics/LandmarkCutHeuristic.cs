using NeuroSymbolic.Planner.Search.Queues;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>The landmark-cut heuristic (Helmert and Domshlak, Landmarks, critical paths and abstractions: what's the difference anyway?,
/// ICAPS 2009): a lower bound on the cost of plans, mostly close to that of the best relaxed plan.</summary>
/// <remarks>An action with conditional effects is several operators here. A cut then is a set of actions of which each plan uses one,
/// and its cost is taken off all operators of these actions, so that no cost is counted twice (Röger, Pommerening, Helmert: Optimal
/// planning in the presence of conditional effects, ECAI 2014). The bound can fall below h_max by that, so that the larger counts. A
/// comparison of numbers counts as reached by one use of any action that changes it for the better.</remarks>
internal sealed class LandmarkCutHeuristic : IHeuristic
{
    private const int Unreached = int.MaxValue;

    private readonly CompiledTask task;
    private readonly LandmarkCutOperators operators;
    private readonly int[] cost;
    private readonly int[] missing;
    private readonly int[] supporter;
    private readonly int[] supporterCost;
    private readonly int[] factCost;
    private readonly byte[] zone;
    private readonly int[] cut;
    private readonly bool[] isCut;
    private readonly int[] stack;
    private readonly CostQueue queue = new();
    private int cutCount;

    /// <param name="task">The task.</param>
    /// <param name="relaxed">Its relaxation.</param>
    public LandmarkCutHeuristic(CompiledTask task, RelaxedTask relaxed)
    {
        this.task = task;
        operators = new LandmarkCutOperators(task, relaxed);
        cost = new int[operators.Count];
        missing = new int[operators.Count];
        supporter = new int[operators.Count];
        supporterCost = new int[operators.Count];
        cut = new int[operators.Count];
        isCut = new bool[task.ActionCount];
        factCost = new int[operators.FactCount];
        zone = new byte[operators.FactCount];
        stack = new int[operators.FactCount];
    }

    /// <summary>A lower bound on the cost of reaching the goal from a state; a dead end where not even the relaxed goal can be
    /// reached.</summary>
    public long Evaluate(ReadOnlySpan<ulong> state)
    {
        operators.Cost.CopyTo(cost, 0);
        Explore(state);
        int goal = operators.Goal;
        if (factCost[goal] == Unreached)
        {
            return IHeuristic.DeadEnd;
        }

        int highestFactCost = factCost[goal];
        int total = 0;
        while (factCost[goal] > 0)
        {
            zone.AsSpan().Clear();
            MarkGoalZone();
            FindCut(state);
            total += TakeOffCut();
            Update();
        }

        return Math.Max(total, highestFactCost) * operators.CostUnit;
    }

    private void Explore(ReadOnlySpan<ulong> state)
    {
        operators.PreconditionCount.CopyTo(missing, 0);
        Array.Fill(factCost, Unreached);
        queue.Clear();
        int count = operators.FactsOf(state, stack);
        foreach (int fact in stack.AsSpan(0, count))
        {
            factCost[fact] = 0;
            queue.Push(0, fact);
        }

        int[] neededByStart = operators.NeededByStart;
        int[] neededBy = operators.NeededBy;
        while (queue.TryPop(out int value, out int fact))
        {
            if (factCost[fact] < value)
            {
                continue;
            }

            int end = neededByStart[fact + 1];
            for (int i = neededByStart[fact]; i < end; i++)
            {
                int some = neededBy[i];
                if (--missing[some] == 0)
                {
                    supporter[some] = fact;
                    supporterCost[some] = value;
                    ReachEffects(some, value + cost[some]);
                }
            }
        }
    }

    private void ReachEffects(int some, int value)
    {
        int[] effects = operators.Effects;
        int end = operators.EffectStart[some + 1];
        for (int i = operators.EffectStart[some]; i < end; i++)
        {
            int fact = effects[i];
            if (factCost[fact] > value)
            {
                factCost[fact] = value;
                queue.Push(value, fact);
            }
        }
    }

    /// <summary>Marks the goal zone: the facts from which operators of cost 0 lead to the goal, each followed back to its costliest
    /// precondition.</summary>
    private void MarkGoalZone()
    {
        int depth = 0;
        stack[depth++] = operators.Goal;
        zone[operators.Goal] = 1;
        while (depth > 0)
        {
            int fact = stack[--depth];
            int end = operators.AdderStart[fact + 1];
            for (int i = operators.AdderStart[fact]; i < end; i++)
            {
                int some = operators.Adders[i];
                if (cost[some] == 0 && missing[some] == 0 && zone[supporter[some]] == 0)
                {
                    zone[supporter[some]] = 1;
                    stack[depth++] = supporter[some];
                }
            }
        }
    }

    /// <summary>Finds the operators that lead into the goal's zone from what is reached without it.</summary>
    private void FindCut(ReadOnlySpan<ulong> state)
    {
        cutCount = 0;
        int depth = operators.FactsOf(state, stack);
        foreach (int fact in stack.AsSpan(0, depth))
        {
            zone[fact] = 2;
        }

        while (depth > 0)
        {
            int fact = stack[--depth];
            int end = operators.NeededByStart[fact + 1];
            for (int i = operators.NeededByStart[fact]; i < end; i++)
            {
                int some = operators.NeededBy[i];
                if (supporter[some] != fact || missing[some] != 0)
                {
                    continue;
                }

                int effectEnd = operators.EffectStart[some + 1];
                int first = operators.EffectStart[some];
                bool leadsIn = false;
                for (int j = first; j < effectEnd && !leadsIn; j++)
                {
                    leadsIn = zone[operators.Effects[j]] == 1;
                }

                if (leadsIn)
                {
                    cut[cutCount++] = some;
                }

                for (int j = first; j < effectEnd; j++)
                {
                    int reached = operators.Effects[j];
                    if (zone[reached] == 0)
                    {
                        zone[reached] = 2;
                        stack[depth++] = reached;
                    }
                }
            }
        }
    }

    private int TakeOffCut()
    {
        int least = int.MaxValue;
        foreach (int some in cut.AsSpan(0, cutCount))
        {
            least = Math.Min(least, cost[some]);
        }

        int found = cutCount;
        for (int i = 0; i < found; i++)
        {
            int action = operators.Actions[cut[i]];
            if (isCut[action])
            {
                continue;
            }

            isCut[action] = true;
            foreach (int sibling in operators.Of(action))
            {
                cost[sibling] -= least;
                if (sibling != cut[i])
                {
                    cut[cutCount++] = sibling;
                }
            }
        }

        foreach (int some in cut.AsSpan(0, found))
        {
            isCut[operators.Actions[some]] = false;
        }

        return least;
    }

    /// <summary>Lowers h_max after the operators of the cut became cheaper.</summary>
    private void Update()
    {
        foreach (int some in cut.AsSpan(0, cutCount))
        {
            if (missing[some] == 0)
            {
                ReachEffects(some, supporterCost[some] + cost[some]);
            }
        }

        while (queue.TryPop(out int value, out int fact))
        {
            if (factCost[fact] < value)
            {
                continue;
            }

            int end = operators.NeededByStart[fact + 1];
            for (int i = operators.NeededByStart[fact]; i < end; i++)
            {
                int some = operators.NeededBy[i];
                if (supporter[some] == fact && missing[some] == 0 && supporterCost[some] > value)
                {
                    int old = supporterCost[some];
                    FindSupporter(some);
                    if (supporterCost[some] < old)
                    {
                        ReachEffects(some, supporterCost[some] + cost[some]);
                    }
                }
            }
        }
    }

    private void FindSupporter(int some)
    {
        int dearest = -1;
        int end = operators.PreconditionStart[some + 1];
        for (int i = operators.PreconditionStart[some]; i < end; i++)
        {
            int fact = operators.Preconditions[i];
            if (factCost[fact] > dearest)
            {
                dearest = factCost[fact];
                supporter[some] = fact;
            }
        }

        supporterCost[some] = dearest;
    }
}
