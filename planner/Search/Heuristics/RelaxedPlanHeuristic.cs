using NeuroSymbolic.Planner.Search.Queues;
using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>The cost of a plan of the relaxed task, made of the operators that reach facts cheapest by h_add, and the actions that begin
/// it (Keyder and Geffner, Heuristics for planning with action costs revisited, ECAI 2008).</summary>
internal sealed class RelaxedPlanHeuristic : IHeuristic
{
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
    private readonly int[] helper;
    private readonly bool[] isWanted;
    private readonly bool[] isGoal;
    private readonly int[] uses;
    private readonly int[] stack;
    private readonly bool[] isPreferred;
    private readonly int[] preferred;
    private readonly CostQueue queue = new();
    private int preferredCount;
    private int wantedCount;
    private long planCost;

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
        helper = new int[relaxed.FactCount];
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

    /// <inheritdoc/>
    public bool IsPreferred(int action) => isPreferred[action];

    /// <summary>The cost of a relaxed plan from a state; a dead end where not even the relaxed goal can be reached.</summary>
    public long Evaluate(ReadOnlySpan<ulong> state)
    {
        foreach (int action in Preferred)
        {
            isPreferred[action] = false;
        }

        preferredCount = 0;
        return Explore(state) ? Extract(state) : IHeuristic.DeadEnd;
    }

    /// <summary>Dijkstra's algorithm over facts, until those of the goal are reached.</summary>
    private bool Explore(ReadOnlySpan<ulong> state)
    {
        relaxed.PreconditionCount.CopyTo(missing, 0);
        cost.CopyTo(sums, 0);
        Array.Fill(factCost, Unreached);
        Array.Fill(helper, None);
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
                if (factCost[fact] == 0)
                {
                    helper[fact] = helper[fact] < 0 && numbers.MayHelp(i) ? i : helper[fact];
                }

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
    private long Extract(ReadOnlySpan<ulong> state)
    {
        wantedCount = 0;
        planCost = 0;
        foreach (int fact in relaxed.Goal)
        {
            Want(fact);
        }

        int next = 0;
        do
        {
            for (; next < wantedCount; next++)
            {
                int fact = stack[next];
                if (supporter[fact] is var by and >= 0)
                {
                    int through = contribution[fact];
                    Use(by, through < 0 ? 1 - uses[by] : relaxed.Numbers!.FurtherUses(through, uses[by], state));
                }
            }

            MakeUpForUses(state);
        }
        while (next < wantedCount);

        for (int i = 0; i < wantedCount; i++)
        {
            isWanted[stack[i]] = false;
            if (supporter[stack[i]] is var by and >= 0)
            {
                uses[by] = 0;
            }
        }

        return planCost;
    }

    /// <summary>Adds operators for comparisons that hold in the state but not when all others were used: energy that the plan takes has
    /// to be there (Do and Kambhampati, Sapa: a multi-objective metric temporal planner, JAIR 2003).</summary>
    private void MakeUpForUses(ReadOnlySpan<ulong> state)
    {
        if (relaxed.Numbers is not { } numbers)
        {
            return;
        }

        int end = wantedCount;
        for (int i = 0; i < end; i++)
        {
            int fact = stack[i];
            if (supporter[fact] >= 0 || helper[fact] < 0)
            {
                continue;
            }

            int by = numbers.Operator(helper[fact]);
            int more = numbers.FurtherUses(helper[fact], uses[by], state);
            if (more > 0)
            {
                supporter[fact] = by;
                Use(by, more);
            }
        }
    }

    private void Use(int some, int more)
    {
        if (more <= 0)
        {
            return;
        }

        int start = relaxed.PreconditionStart[some];
        int end = relaxed.PreconditionStart[some + 1];
        bool isFirst = uses[some] == 0;
        planCost += (long)more * cost[some];
        uses[some] += more;
        relaxed.Numbers?.Use(some, more);
        if (!isFirst)
        {
            return;
        }

        int action = relaxed.Actions[some];
        if (action >= 0 && sums[some] == cost[some] && !isPreferred[action])
        {
            isPreferred[action] = true;
            preferred[preferredCount++] = action;
        }

        for (int i = start; i < end; i++)
        {
            Want(relaxed.Preconditions[i]);
        }
    }

    /// <summary>The stack is only ever pushed past what was popped, so that it still lists all wanted facts at the end.</summary>
    private void Want(int fact)
    {
        if (!isWanted[fact])
        {
            isWanted[fact] = true;
            stack[wantedCount++] = fact;
        }
    }
}
