using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Z3;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>What must also hold in a reachable state in which some facts hold.</summary>
/// <remarks>
/// The rules are that each variable has one value, that of each exactly-one set one fact holds, and which pairs exclude each other.
/// Propagation derives most of it; Z3 is asked about each value that is left (the backbone of the formula: a fact is entailed when its
/// denial is refuted). Any model rules out at once all facts that it does not have.
/// </remarks>
internal sealed class StateEntailment : IDisposable
{
    // questions to Z3 for one set of facts; beyond it fewer facts are derived, never wrong ones
    private const int MostQuestions = 256;

    // a formula of more pairs is too long to be worth it
    private const int MostPairs = 400_000;

    private readonly DeleteRelaxation relaxed;
    private readonly MutexRelation exclusive;
    private readonly ImmutableArray<ImmutableArray<int>> exactlyOne;
    private readonly int[][] setsOf;
    private readonly CancellationToken cancellation;
    private SatSession? session;
    private bool isTooLong;

    /// <summary>Prepares questions about a task's states.</summary>
    /// <param name="relaxed">The task's relaxation.</param>
    /// <param name="exclusive">Facts that never hold together.</param>
    /// <param name="cancellation">Ends Z3's work with an <see cref="OperationCanceledException"/>.</param>
    public StateEntailment(DeleteRelaxation relaxed, MutexRelation exclusive, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        this.relaxed = relaxed;
        this.exclusive = exclusive;
        exactlyOne =
        [
            .. relaxed.Task.Variables.Select(variable => ImmutableArray.CreateRange(Enumerable.Range(variable.FirstFact, variable.Count))),
            .. ExactlyOneGroups.Find(relaxed, exclusive),
        ];
        ILookup<int, int> sets = exactlyOne.SelectMany((set, number) => set.Select(fact => (fact, number)))
            .ToLookup(pair => pair.fact, pair => pair.number);
        setsOf = [.. Enumerable.Range(0, relaxed.Task.Facts.Length).Select(fact => sets[fact].ToArray())];
    }

    /// <summary>Z3 work so far, in its deterministic units.</summary>
    public long Work => session?.Work ?? 0;

    /// <summary>All facts that hold in every state with the given ones, themselves included, ascending; null when there is no such
    /// state. By propagation alone: some may be missing.</summary>
    public ImmutableArray<int>? Propagated(IEnumerable<int> facts) => Derive(facts, mayAsk: false);

    /// <summary>The same by propagation and by Z3, as completely as the rules allow.</summary>
    public ImmutableArray<int>? Closure(IEnumerable<int> facts) => Derive(facts, mayAsk: true);

    /// <summary>Ends the solver.</summary>
    public void Dispose()
    {
        session?.Dispose();
    }

    private ImmutableArray<int>? Derive(IEnumerable<int> facts, bool mayAsk)
    {
        bool[] isKnown = new bool[relaxed.Task.Facts.Length];
        ulong[] open = new ulong[(isKnown.Length + 63) / 64];
        Array.Fill(open, ulong.MaxValue);
        var queue = new Queue<int>();
        foreach (int fact in facts)
        {
            if (!isKnown[fact])
            {
                isKnown[fact] = true;
                queue.Enqueue(fact);
            }
        }

        if (!Propagate(queue, isKnown, open))
        {
            return null;
        }

        int[] known = [.. Enumerable.Range(0, isKnown.Length).Where(fact => isKnown[fact])];
        return known.Length == relaxed.Task.Variables.Length || !mayAsk ? [.. known] : Ask(known, open);
    }

    private bool Propagate(Queue<int> queue, bool[] isKnown, ulong[] open)
    {
        // values that no state has are out from the start, so each set is looked at at least once
        foreach (ImmutableArray<int> set in exactlyOne)
        {
            foreach (int fact in set)
            {
                if (exclusive.AreExclusive(fact, fact))
                {
                    open[fact >> 6] &= ~(1UL << fact);
                }
            }
        }

        ulong[] before = new ulong[open.Length];
        while (queue.TryDequeue(out int fact))
        {
            open.CopyTo(before, 0);
            if (!FactBits.Contains(open, fact))
            {
                return false;
            }

            FactBits.Intersect(open, exclusive.Compatible(fact));
            for (int word = 0; word < open.Length; word++)
            {
                for (ulong lost = before[word] & ~open[word]; lost != 0; lost &= lost - 1)
                {
                    int gone = (word * 64) + BitOperations.TrailingZeroCount(lost);
                    if (gone < isKnown.Length && !Narrow(setsOf[gone], queue, isKnown, open))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool Narrow(int[] sets, Queue<int> queue, bool[] isKnown, ulong[] open)
    {
        foreach (int number in sets)
        {
            int last = -1;
            int left = 0;
            foreach (int fact in exactlyOne[number])
            {
                if (FactBits.Contains(open, fact))
                {
                    (last, left) = (fact, left + 1);
                }
            }

            if (left == 0)
            {
                return false;
            }

            if (left == 1 && !isKnown[last])
            {
                isKnown[last] = true;
                queue.Enqueue(last);
            }
        }

        return true;
    }

    private ImmutableArray<int>? Ask(int[] known, ulong[] open)
    {
        if ((session ??= Load()) is null)
        {
            return [.. known];
        }

        var assumptions = new List<int>(known.Length + 1);
        assumptions.AddRange(known.Select(fact => fact + 1));
        using SatModel? model = Check(assumptions);
        if (model is null)
        {
            return null;
        }

        var sure = new SortedSet<int>(known);
        int[] candidates = [.. Enumerable.Range(0, setsOf.Length)
            .Where(fact => FactBits.Contains(open, fact) && !sure.Contains(fact) && model.IsTrue(fact + 1))];
        var left = new HashSet<int>(candidates);
        int questions = 0;
        foreach (int candidate in candidates)
        {
            if (!left.Contains(candidate) || ++questions > MostQuestions)
            {
                continue;
            }

            assumptions.Add(-(candidate + 1));
            using SatModel? counterexample = Check(assumptions);
            assumptions.RemoveAt(assumptions.Count - 1);
            if (counterexample is null)
            {
                sure.Add(candidate);
            }
            else
            {
                left.RemoveWhere(fact => !counterexample.IsTrue(fact + 1));
            }
        }

        return [.. sure];
    }

    private SatModel? Check(List<int> assumptions)
    {
        switch (session!.Check(uint.MaxValue, null, CollectionsMarshal.AsSpan(assumptions)))
        {
            case Status.SATISFIABLE:
                return session.Model();
            case Status.UNSATISFIABLE:
                return null;
            default:
                throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>The rules as clauses, where fact f is variable f + 1; null where they are too many.</summary>
    private SatSession? Load()
    {
        int facts = setsOf.Length;
        long pairs = 0;
        for (int fact = 0; fact < facts && !isTooLong; fact++)
        {
            foreach (ulong word in exclusive.Compatible(fact))
            {
                pairs += 64 - BitOperations.PopCount(word);
            }

            isTooLong = pairs / 2 > MostPairs;
        }

        if (isTooLong)
        {
            return null;
        }

        var rules = new ClauseBuffer(cancellation);
        for (int fact = 0; fact < facts; fact++)
        {
            rules.NewVariable();
            for (int other = 0; other <= fact; other++)
            {
                if (exclusive.AreExclusive(fact, other))
                {
                    rules.Add(-(fact + 1), -(other + 1));
                }
            }
        }

        foreach (ImmutableArray<int> set in exactlyOne)
        {
            rules.Add([.. set.Select(fact => fact + 1)]);
        }

        var loaded = new SatSession(seed: 0, cancellation);
        try
        {
            loaded.Add(rules);
            return loaded;
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }
}
