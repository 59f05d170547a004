using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Landmarks;

/// <summary>For each fact, all facts that hold at some time in every relaxed plan that reaches it from a state.</summary>
/// <remarks>
/// The greatest solution of the equations of Zhu and Givan (Landmark extraction via planning graph propagation, ICAPS doctoral
/// consortium 2003) in the form of Keyder, Richter and Helmert (Sound and complete landmarks for and/or graphs, ECAI 2010) for m = 1:
/// a fact of the state has itself alone; any other has itself and what all its operators have in common, an operator what its
/// conditions have together, a clause what its facts have in common. Every plan is a relaxed plan, so these are landmarks of the task.
/// Memory: one bit for each pair of facts.
/// </remarks>
internal sealed class FactLandmarks
{
    private readonly DeleteRelaxation relaxed;
    private readonly FactBits landmarks;
    private readonly bool[] isReached;

    /// <summary>Finds them.</summary>
    /// <param name="relaxed">The relaxation.</param>
    /// <param name="state">A fact of each variable.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public FactLandmarks(DeleteRelaxation relaxed, ReadOnlySpan<int> state, CancellationToken cancellation = default)
    {
        this.relaxed = relaxed;
        int facts = relaxed.Task.Facts.Length;
        landmarks = new FactBits(facts, facts);
        isReached = new bool[facts];
        var queue = new Queue<int>();
        bool[] isQueued = new bool[relaxed.Operators.Length];
        foreach (int fact in state)
        {
            FactBits.Add(landmarks[fact], fact);
            isReached[fact] = true;
            Enqueue(fact);
        }

        foreach (int free in relaxed.Free)
        {
            queue.Enqueue(free);
        }

        var initial = new HashSet<int>(state.Length);
        foreach (int fact in state)
        {
            initial.Add(fact);
        }

        ulong[] union = new ulong[landmarks.Words];
        ulong[] scratch = new ulong[landmarks.Words];
        while (queue.TryDequeue(out int number))
        {
            cancellation.ThrowIfCancellationRequested();
            isQueued[number] = false;
            RelaxedOperator action = relaxed.Operators[number];
            if (!Gather(action.Condition, union, scratch))
            {
                continue;
            }

            foreach (int fact in action.Facts)
            {
                if (!initial.Contains(fact) && Pass(union, fact))
                {
                    Enqueue(fact);
                }
            }
        }

        void Enqueue(int fact)
        {
            foreach (int needer in relaxed.Needers[fact])
            {
                if (!isQueued[needer])
                {
                    isQueued[needer] = true;
                    queue.Enqueue(needer);
                }
            }
        }
    }

    /// <summary>Whether the relaxation reaches the fact at all.</summary>
    public bool IsReachable(int fact) => isReached[fact];

    /// <summary>The landmarks of a fact that is reachable, itself included.</summary>
    public ReadOnlySpan<ulong> Of(int fact) => landmarks[fact];

    /// <summary>Whether the relaxation reaches a condition.</summary>
    public bool IsReachable(GroundCondition condition) =>
        condition.Facts.All(IsReachable) && condition.Clauses.All(clause => clause.Any(IsReachable));

    /// <summary>The landmarks of a condition; null when it is not reachable.</summary>
    public ulong[]? Of(GroundCondition condition)
    {
        ulong[] union = new ulong[landmarks.Words];
        return Gather(condition, union, new ulong[landmarks.Words]) ? union : null;
    }

    /// <summary>The operators that can bring a fact about that has not held since the state: those that do not need it
    /// themselves.</summary>
    public List<int> FirstAchievers(int fact)
    {
        var achievers = new List<int>();
        ulong[] union = new ulong[landmarks.Words];
        ulong[] scratch = new ulong[landmarks.Words];
        foreach (int number in relaxed.Adders[fact])
        {
            RelaxedOperator action = relaxed.Operators[number];
            if (Gather(action.Condition, union, scratch) && !FactBits.Contains(union, fact))
            {
                achievers.Add(number);
            }
        }

        return achievers;
    }

    private bool Gather(GroundCondition condition, ulong[] union, ulong[] scratch)
    {
        Array.Clear(union);
        foreach (int fact in condition.Facts)
        {
            if (!isReached[fact])
            {
                return false;
            }

            FactBits.Union(union, landmarks[fact]);
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            bool isFirst = true;
            foreach (int fact in clause)
            {
                if (isReached[fact] && isFirst)
                {
                    landmarks[fact].CopyTo(scratch);
                    isFirst = false;
                }
                else if (isReached[fact])
                {
                    FactBits.Intersect(scratch, landmarks[fact]);
                }
            }

            if (isFirst)
            {
                return false;
            }

            FactBits.Union(union, scratch);
        }

        return true;
    }

    /// <summary>Passes what an operator needs on to a fact; true when that is new.</summary>
    private bool Pass(ReadOnlySpan<ulong> needed, int fact)
    {
        Span<ulong> row = landmarks[fact];
        if (!isReached[fact])
        {
            isReached[fact] = true;
            needed.CopyTo(row);
            FactBits.Add(row, fact);
            return true;
        }

        bool changed = false;
        for (int i = 0; i < row.Length; i++)
        {
            ulong common = row[i] & needed[i];
            if (i == fact >> 6)
            {
                common |= 1UL << fact;
            }

            changed |= common != row[i];
            row[i] = common;
        }

        return changed;
    }
}
