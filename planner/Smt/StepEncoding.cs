using System.Runtime.InteropServices;

namespace NeuroSymbolic.Planner;

/// <summary>A task as clauses over time: one variable for each fact after each step and for each action in each step.</summary>
/// <remarks>
/// Planning as satisfiability (Kautz and Selman, ECAI 1992) with exactly one action a step and explanatory frame axioms (Haas
/// 1987; compared in Ernst, Millstein and Weld, IJCAI 1997): a fact changes only if the action of the step changes it. Each
/// layer states, in addition, which facts and pairs of facts cannot hold yet (<see cref="PairReachability"/>). These follow from
/// the rest, but the solver would have to learn them again in every layer: on Towers of Hanoi they decide between
/// milliseconds and minutes.
/// </remarks>
internal sealed class StepEncoding
{
    private readonly StripsTask task;
    private readonly PairReachability reachability;
    private readonly CnfText cnf = new();

    // [fact]: the actions that make it true, and false
    private readonly List<int>[] adders;
    private readonly List<int>[] deleters;

    // pairs of actions that the clauses of a step do not exclude by themselves; null where these are too many to list
    private readonly List<(int First, int Second)>? compatible;

    // [step][fact] and [step][action]: variables, or constants of CnfText
    private readonly List<int[]> facts = [];
    private readonly List<int[]> actions = [];

    public StepEncoding(StripsTask task, PairReachability reachability)
    {
        this.task = task;
        this.reachability = reachability;
        adders = Array.ConvertAll(new int[task.Facts.Length], _ => new List<int>());
        deleters = Array.ConvertAll(adders, _ => new List<int>());
        for (int a = 0; a < task.Actions.Length; a++)
        {
            foreach (int fact in task.Actions[a].Adds)
            {
                adders[fact].Add(a);
            }

            foreach (int fact in task.Actions[a].Deletes)
            {
                deleters[fact].Add(a);
            }
        }

        compatible = CompatiblePairs();
        facts.Add(FactVariables(0));
    }

    /// <summary>The number of steps encoded so far.</summary>
    public int Steps => actions.Count;

    /// <summary>The variable of the action in a step (from 0), or a constant.</summary>
    public int Action(int step, int action) => actions[step][action];

    /// <summary>Literals that state the goal after the last step; null when it cannot hold yet.</summary>
    public List<int>? Goal()
    {
        var literals = new List<int>();
        foreach (int fact in task.Goal)
        {
            int literal = facts[^1][fact];
            if (literal == CnfText.False)
            {
                return null;
            }

            if (literal != CnfText.True)
            {
                literals.Add(literal);
            }
        }

        return literals;
    }

    /// <summary>The DIMACS text of everything since the last call.</summary>
    public string Flush() => cnf.Flush();

    /// <summary>Adds one more step.</summary>
    public void AddStep()
    {
        int step = Steps;
        int[] before = facts[step];
        int[] after = FactVariables(step + 1);
        int[] taken = new int[task.Actions.Length];
        for (int a = 0; a < taken.Length; a++)
        {
            taken[a] = reachability.ActionLevel(a) > step ? CnfText.False : cnf.NewVariable();
        }

        facts.Add(after);
        actions.Add(taken);
        AddActions(taken, before, after);
        AddFrameAxioms(taken, before, after);
        AddExactlyOne(taken);
        AddMutexes(after, step + 1);
    }

    private int[] FactVariables(int step)
    {
        int[] variables = new int[task.Facts.Length];
        for (int fact = 0; fact < variables.Length; fact++)
        {
            variables[fact] = reachability.Level(fact) > step ? CnfText.False
                : step == 0 ? CnfText.True
                : cnf.NewVariable();
        }

        return variables;
    }

    private void AddActions(int[] taken, int[] before, int[] after)
    {
        for (int a = 0; a < taken.Length; a++)
        {
            if (taken[a] == CnfText.False)
            {
                continue;
            }

            foreach (int fact in task.Actions[a].Preconditions)
            {
                cnf.AddClause(-taken[a], before[fact]);
            }

            foreach (int fact in task.Actions[a].Adds)
            {
                cnf.AddClause(-taken[a], after[fact]);
            }

            foreach (int fact in task.Actions[a].Deletes)
            {
                cnf.AddClause(-taken[a], -after[fact]);
            }
        }
    }

    private void AddFrameAxioms(int[] taken, int[] before, int[] after)
    {
        var clause = new List<int>();
        for (int fact = 0; fact < before.Length; fact++)
        {
            Explain(before[fact], -after[fact], adders[fact]);
            Explain(-before[fact], after[fact], deleters[fact]);
        }

        void Explain(int unchangedBefore, int unchangedAfter, List<int> causes)
        {
            clause.Clear();
            clause.Add(unchangedBefore);
            clause.Add(unchangedAfter);
            foreach (int action in causes)
            {
                clause.Add(taken[action]);
            }

            cnf.AddClause(CollectionsMarshal.AsSpan(clause));
        }
    }

    private void AddExactlyOne(int[] taken)
    {
        cnf.AddClause(taken);
        if (compatible is null)
        {
            cnf.AddAtMostOne(Array.FindAll(taken, variable => variable != CnfText.False));
            return;
        }

        foreach ((int first, int second) in compatible)
        {
            cnf.AddClause(-taken[first], -taken[second]);
        }
    }

    private void AddMutexes(int[] after, int step)
    {
        for (int p = 0; p < after.Length; p++)
        {
            for (int q = 0; q < p && after[p] != CnfText.False; q++)
            {
                if (reachability.Level(p, q) > step)
                {
                    cnf.AddClause(-after[p], -after[q]);
                }
            }
        }
    }

    private List<(int First, int Second)>? CompatiblePairs()
    {
        var pairs = new List<(int, int)>();
        int most = 3 * task.Actions.Length;
        for (int first = 0; first < task.Actions.Length; first++)
        {
            for (int second = 0; second < first; second++)
            {
                if (!Exclude(task.Actions[first], task.Actions[second]))
                {
                    pairs.Add((first, second));
                    if (pairs.Count > most)
                    {
                        return null;
                    }
                }
            }
        }

        return pairs;
    }

    /// <summary>Whether unit propagation excludes the two in one step: they contradict each other before it or after it.</summary>
    private bool Exclude(StripsAction first, StripsAction second) =>
        AreMutex(first.Preconditions.AsSpan(), second.Preconditions.AsSpan())
        || AreMutex(first.Adds.AsSpan(), second.Adds.AsSpan())
        || Overlap(first.Adds.AsSpan(), second.Deletes.AsSpan())
        || Overlap(second.Adds.AsSpan(), first.Deletes.AsSpan());

    private bool AreMutex(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        foreach (int p in left)
        {
            foreach (int q in right)
            {
                if (reachability.Level(p, q) == PairReachability.Never)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Overlap(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        foreach (int fact in left)
        {
            if (right.BinarySearch(fact) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
