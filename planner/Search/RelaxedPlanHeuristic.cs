namespace NeuroSymbolic.Planner;

/// <summary>The cost of a plan of the relaxed task, made of the operators that reach facts cheapest by h_add, and the actions that begin
/// it (Keyder and Geffner, Heuristics for planning with action costs revisited, ECAI 2008).</summary>
internal sealed class RelaxedPlanHeuristic
{
    /// <summary>The value of states from which not even the relaxed goal can be reached.</summary>
    public const int DeadEnd = int.MaxValue;

    private const int Unreached = int.MaxValue;
    private const int None = -1;
    private const int MostCost = 1 << 18;

    private readonly CompiledTask task;
    private readonly RelaxedTask relaxed;
    private readonly int[] cost;
    private readonly int[] missing;
    private readonly int[] sums;
    private readonly int[] factCost;
    private readonly int[] supporter;
    private readonly int[] contribution;
    private readonly bool[] isWanted;
    private readonly bool[] isGoal;
    private readonly int[] uses;
    private readonly int[] stack;
    private readonly bool[] isPreferred;
    private readonly int[] preferred;
    private readonly CostQueue queue = new();
    private int preferredCount;
    private int wantedCount;

    /// <param name="task">The task.</param>
    /// <param name="relaxed">Its relaxation.</param>
    /// <param name="actionCost">[action]: what it counts, small numbers; null to count one for each.</param>
    public RelaxedPlanHeuristic(CompiledTask task, RelaxedTask relaxed, int[]? actionCost)
    {
        this.task = task;
        this.relaxed = relaxed;
        cost = Array.ConvertAll(relaxed.Actions, action => action < 0 ? 0 : actionCost?[action] ?? 1);
        missing = new int[relaxed.OperatorCount];
        sums = new int[relaxed.OperatorCount];
        uses = new int[relaxed.OperatorCount];
        factCost = new int[relaxed.FactCount];
        supporter = new int[relaxed.FactCount];
        contribution = new int[relaxed.FactCount];
        isWanted = new bool[relaxed.FactCount];
        isGoal = new bool[relaxed.FactCount];
        foreach (int fact in relaxed.Goal)
        {
            isGoal[fact] = true;
        }

        stack = new int[relaxed.FactCount];
        isPreferred = new bool[task.ActionCount];
        preferred = new int[task.ActionCount];
    }

    /// <summary>The actions with which the relaxed plan of the last state begins. Where actions without cost count nothing, some may not
    /// be applicable yet.</summary>
    public ReadOnlySpan<int> Preferred => preferred.AsSpan(0, preferredCount);

    /// <summary>The facts that the relaxed plan of the last state needs: those of the goal and what its operators ask for.</summary>
    public ReadOnlySpan<int> Wanted => stack.AsSpan(0, wantedCount);

    /// <summary>Whether an action is among <see cref="Preferred"/>.</summary>
    public bool IsPreferred(int action) => isPreferred[action];

    /// <summary>The cost of a relaxed plan from a state.</summary>
    public int Evaluate(ReadOnlySpan<ulong> state)
    {
        foreach (int action in Preferred)
        {
            isPreferred[action] = false;
        }

        preferredCount = 0;
        return Explore(state) ? Extract(state) : DeadEnd;
    }

    /// <summary>Dijkstra's algorithm over facts, until those of the goal are reached.</summary>
    private bool Explore(ReadOnlySpan<ulong> state)
    {
        relaxed.PreconditionCount.CopyTo(missing, 0);
        cost.CopyTo(sums, 0);
        Array.Fill(factCost, Unreached);
        queue.Clear();
        StateLayout layout = task.Layout;
        for (int variable = 0; variable < layout.VariableCount; variable++)
        {
            Reach(layout.Fact(state, variable), 0, None, None);
        }

        if (relaxed.Numbers is { } numbers)
        {
            numbers.Look(state);
            for (int i = 0; i < numbers.Facts.Length; i++)
            {
                if (numbers.Holds(i))
                {
                    Reach(numbers.Facts[i], 0, None, None);
                }
            }
        }

        foreach (int free in relaxed.Free)
        {
            Fire(free, state);
        }

        int goalsLeft = relaxed.Goal.Length;
        if (goalsLeft == 0)
        {
            return true;
        }

        int[] neededByStart = relaxed.NeededByStart;
        int[] neededBy = relaxed.NeededBy;
        while (queue.TryPop(out int value, out int fact))
        {
            if (factCost[fact] < value)
            {
                continue;
            }

            if (isGoal[fact] && --goalsLeft == 0)
            {
                return true;
            }

            int end = neededByStart[fact + 1];
            for (int i = neededByStart[fact]; i < end; i++)
            {
                int some = neededBy[i];
                sums[some] = Math.Min(sums[some] + value, MostCost);
                if (--missing[some] == 0)
                {
                    Fire(some, state);
                }
            }
        }

        return false;
    }

    private void Fire(int some, ReadOnlySpan<ulong> state)
    {
        int[] effects = relaxed.Effects;
        int sum = sums[some];
        int end = relaxed.EffectStart[some + 1];
        for (int i = relaxed.EffectStart[some]; i < end; i++)
        {
            Reach(effects[i], sum, some, None);
        }

        if (relaxed.Numbers is { } numbers)
        {
            for (int i = numbers.Start[some]; i < numbers.Start[some + 1]; i++)
            {
                int fact = numbers.Fact(i);
                if (factCost[fact] > sum && numbers.Repetitions(i, state) is var times and not 0)
                {
                    Reach(fact, (int)Math.Min(sum + ((times - 1L) * cost[some]), MostCost), some, i);
                }
            }
        }
    }

    private void Reach(int fact, int value, int by, int through)
    {
        if (factCost[fact] <= value)
        {
            return;
        }

        factCost[fact] = value;
        supporter[fact] = by;
        contribution[fact] = through;
        queue.Push(value, fact);
    }

    /// <summary>Collects the operators that reach facts cheapest, from the goal backward. A comparison gets no more uses than it asks for
    /// beside those of the operators that are there already, whatever these were taken for.</summary>
    private int Extract(ReadOnlySpan<ulong> state)
    {
        int depth = 0;
        foreach (int fact in relaxed.Goal)
        {
            isWanted[fact] = true;
            stack[depth++] = fact;
        }

        // the stack is only ever pushed past what was popped, so that it still lists all wanted facts at the end
        long total = 0;
        for (int next = 0; next < depth; next++)
        {
            int by = supporter[stack[next]];
            if (by < 0)
            {
                continue;
            }

            int through = contribution[stack[next]];
            int more = through < 0 ? 1 - uses[by] : relaxed.Numbers!.FurtherUses(through, uses[by], state);
            if (more <= 0)
            {
                continue;
            }

            total += (long)more * cost[by];
            bool isFirst = uses[by] == 0;
            uses[by] += more;
            relaxed.Numbers?.Use(by, more);
            if (!isFirst)
            {
                continue;
            }

            int action = relaxed.Actions[by];
            if (action >= 0 && sums[by] == cost[by] && !isPreferred[action])
            {
                isPreferred[action] = true;
                preferred[preferredCount++] = action;
            }

            int end = relaxed.PreconditionStart[by + 1];
            for (int i = relaxed.PreconditionStart[by]; i < end; i++)
            {
                int fact = relaxed.Preconditions[i];
                if (!isWanted[fact])
                {
                    isWanted[fact] = true;
                    stack[depth++] = fact;
                }
            }
        }

        for (int i = 0; i < depth; i++)
        {
            isWanted[stack[i]] = false;
            if (supporter[stack[i]] is var by and >= 0)
            {
                uses[by] = 0;
            }
        }

        wantedCount = depth;
        return (int)Math.Min(total, DeadEnd - 1);
    }
}
