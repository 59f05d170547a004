namespace NeuroSymbolic.Planner;

/// <summary>The least number of steps after which single facts, and pairs of facts together, can hold at all.</summary>
/// <remarks>
/// The heuristic h² of Haslum and Geffner (Admissible heuristics for optimal planning, AIPS 2000), computed forward from the
/// initial state. Pairs that are never reached are mutually exclusive in every reachable state; the value of the goal is a
/// lower bound on the length of plans. Work: steps × actions × facts × preconditions.
/// </remarks>
internal sealed class PairReachability
{
    /// <summary>The level of what cannot be reached.</summary>
    public const int Never = int.MaxValue;

    private readonly StripsTask task;
    private readonly int facts;

    // [p * facts + q], symmetric; a fact's own level stands on the diagonal
    private readonly int[] levels;
    private readonly int[] actionLevels;

    public PairReachability(StripsTask task, CancellationToken cancellation)
    {
        this.task = task;
        facts = task.Facts.Length;
        levels = new int[facts * facts];
        Array.Fill(levels, Never);
        actionLevels = new int[task.Actions.Length];
        Array.Fill(actionLevels, Never);
        foreach (int p in task.Init)
        {
            foreach (int q in task.Init)
            {
                levels[(p * facts) + q] = 0;
            }
        }

        for (int step = 0; Advance(step); step++)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The first step at whose end the fact can hold.</summary>
    public int Level(int fact) => levels[(fact * facts) + fact];

    /// <summary>The first step at whose end both facts can hold together.</summary>
    public int Level(int p, int q) => levels[(p * facts) + q];

    /// <summary>The number of steps before the action can first be taken.</summary>
    public int ActionLevel(int action) => actionLevels[action];

    /// <summary>The first step at whose end every pair of the facts can hold: a lower bound for all of them together.</summary>
    public int Level(ReadOnlySpan<int> together)
    {
        int level = 0;
        for (int i = 0; i < together.Length; i++)
        {
            for (int j = i; j < together.Length; j++)
            {
                level = Math.Max(level, Level(together[i], together[j]));
            }
        }

        return level;
    }

    /// <summary>Finds what can first hold one step later; false when nothing is new.</summary>
    private bool Advance(int step)
    {
        bool isNew = false;
        for (int a = 0; a < task.Actions.Length; a++)
        {
            StripsAction action = task.Actions[a];
            if (actionLevels[a] == Never && Level(action.Preconditions.AsSpan()) <= step)
            {
                actionLevels[a] = step;
            }

            if (actionLevels[a] > step)
            {
                continue;
            }

            foreach (int p in action.Adds)
            {
                foreach (int q in action.Adds)
                {
                    isNew |= Reach(p, q, step + 1);
                }
            }

            // a fact that the action leaves alone holds after it, together with what it adds
            for (int q = 0; q < facts; q++)
            {
                if (StaysTrue(action, q, step))
                {
                    foreach (int p in action.Adds)
                    {
                        isNew |= Reach(p, q, step + 1);
                    }
                }
            }
        }

        return isNew;
    }

    private bool StaysTrue(StripsAction action, int fact, int step)
    {
        if (Level(fact) > step || action.Deletes.AsSpan().BinarySearch(fact) >= 0)
        {
            return false;
        }

        foreach (int precondition in action.Preconditions)
        {
            if (Level(fact, precondition) > step)
            {
                return false;
            }
        }

        return true;
    }

    private bool Reach(int p, int q, int level)
    {
        if (levels[(p * facts) + q] != Never)
        {
            return false;
        }

        levels[(p * facts) + q] = level;
        levels[(q * facts) + p] = level;
        return true;
    }
}
