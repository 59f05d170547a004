using System.Numerics;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Tasks.Mutexes;

/// <summary>The least number of actions after which single facts, and pairs of facts together, can hold at all.</summary>
/// <remarks>
/// The heuristic h² of Haslum and Geffner (Admissible heuristics for optimal planning, AIPS 2000), computed forward from the
/// initial state over rows of bits. Pairs that are never reached are mutually exclusive in every reachable state; the value of the
/// goal is a lower bound on the length of plans. Work: steps × rules × conditions × facts / 64.
/// </remarks>
internal sealed class H2Mutexes
{
    /// <summary>The level of what cannot be reached.</summary>
    public const int Never = int.MaxValue;

    private const ushort Unreached = ushort.MaxValue;

    private readonly EffectRules rules;
    private readonly int facts;
    private readonly int words;

    // [p * words + q / 64]: which pairs are reached before the step under way, and after it; symmetric, a fact itself on the diagonal
    private readonly ulong[] before;
    private readonly ulong[] after;

    // [p * facts + q]: levels; null where they are not kept
    private readonly ushort[]? levels;
    private readonly int[] ruleLevels;
    private readonly ulong[] stays;
    private readonly List<int>[] conditionalOf;
    private int step;

    private H2Mutexes(EffectRules rules, GroundTask task, bool keepLevels)
    {
        this.rules = rules;
        facts = task.Facts.Length;
        words = (facts + 63) / 64;
        before = new ulong[facts * words];
        after = new ulong[facts * words];
        stays = new ulong[words];
        ruleLevels = new int[rules.Rules.Length];
        Array.Fill(ruleLevels, Never);
        conditionalOf = new List<int>[task.Actions.Length];
        for (int rule = task.Actions.Length; rule < ruleLevels.Length; rule++)
        {
            (conditionalOf[rules.Rules[rule].Action] ??= []).Add(rule);
        }

        if (keepLevels)
        {
            levels = new ushort[facts * facts];
            Array.Fill(levels, Unreached);
        }

        foreach (int p in task.Init)
        {
            foreach (int q in task.Init)
            {
                Reach(p, q, 0);
            }
        }
    }

    /// <summary>Computes the levels.</summary>
    /// <param name="rules">The task's rules.</param>
    /// <param name="task">The task.</param>
    /// <param name="keepLevels">Whether levels are wanted, and not only which pairs are never reached: two bytes for each pair.</param>
    /// <param name="mostWork">How many words of bits may be looked at.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <returns>Null when the work does not suffice: what was found until then says nothing.</returns>
    public static H2Mutexes? Compute(
        EffectRules rules, GroundTask task, bool keepLevels, long mostWork, CancellationToken cancellation)
    {
        var pairs = new H2Mutexes(rules, task, keepLevels);
        long workOfStep = pairs.before.Length;
        foreach (EffectRules.Rule rule in rules.Rules)
        {
            workOfStep += (long)(rule.Facts.Length + rule.Adds.Length + 2) * pairs.words;
        }

        for (long work = workOfStep; pairs.Advance(task, cancellation); work += workOfStep)
        {
            if (work > mostWork || pairs.step == Unreached - 1)
            {
                return null;
            }
        }

        return pairs;
    }

    /// <summary>Whether levels were kept.</summary>
    public bool HasLevels => levels is not null;

    /// <summary>Whether both facts can ever hold together.</summary>
    public bool AreReached(int p, int q) => (before[(p * words) + (q >> 6)] >> q & 1) != 0;

    /// <summary>The least number of actions after which both facts hold.</summary>
    public int Level(int p, int q) =>
        levels is null ? throw new InvalidOperationException("No levels were kept.")
        : levels[(p * facts) + q] is var level && level == Unreached ? Never : level;

    /// <summary>The number of actions before the rule can first fire; rules of actions have the actions' numbers.</summary>
    public int OfRule(int rule) => ruleLevels[rule];

    /// <summary>The least number of actions after which every pair of the facts can hold, and every clause with each of them: a lower
    /// bound for the whole condition.</summary>
    public int Level(GroundCondition condition)
    {
        int level = 0;
        foreach (int p in condition.Facts)
        {
            foreach (int q in condition.Facts)
            {
                level = Math.Max(level, Level(p, q));
            }
        }

        foreach (var clause in condition.Clauses)
        {
            int least = Never;
            foreach (int p in clause)
            {
                int own = Level(p, p);
                foreach (int q in condition.Facts)
                {
                    own = Math.Max(own, Level(p, q));
                }

                least = Math.Min(least, own);
            }

            level = Math.Max(level, least);
        }

        return level;
    }

    /// <summary>Whether the condition holds in no reachable state, as far as pairs tell.</summary>
    public bool IsNever(GroundCondition condition)
    {
        bool isNever = !Holds(condition.Facts.AsSpan());
        foreach (var clause in condition.Clauses)
        {
            isNever = isNever || !clause.Any(p => AreReached(p, p) && condition.Facts.All(q => AreReached(p, q)));
        }

        return isNever;
    }

    /// <summary>Finds what can first hold one action later; false when nothing is new.</summary>
    private bool Advance(GroundTask task, CancellationToken cancellation)
    {
        after.CopyTo(before, 0);
        bool isNew = false;
        for (int i = 0; i < ruleLevels.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            EffectRules.Rule rule = rules.Rules[i];
            if (ruleLevels[i] == Never && CanFire(rule))
            {
                ruleLevels[i] = step;
            }

            if (ruleLevels[i] == Never)
            {
                continue;
            }

            FindStaying(task, rule);
            if (rule.Own >= 0)
            {
                isNew |= Add(rule.Own, rule);
                isNew |= AddTogether(i, rule);
            }
            else
            {
                foreach (int fact in rule.Adds)
                {
                    isNew |= Add(fact, rule);
                }
            }
        }

        step++;
        return isNew;
    }

    private bool CanFire(EffectRules.Rule rule)
    {
        if (!Holds(rule.Facts.AsSpan()))
        {
            return false;
        }

        foreach (var clause in rule.Clauses)
        {
            bool isMet = false;
            foreach (int p in clause)
            {
                isMet |= AreReached(p, p) && rule.Facts.All(q => AreReached(p, q));
            }

            if (!isMet)
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(ReadOnlySpan<int> together)
    {
        for (int i = 0; i < together.Length; i++)
        {
            for (int j = i; j < together.Length; j++)
            {
                if (!AreReached(together[i], together[j]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The facts that can hold before the rule fires and are left alone by it.</summary>
    private void FindStaying(GroundTask task, EffectRules.Rule rule)
    {
        if (rule.Facts.IsEmpty)
        {
            for (int q = 0; q < facts; q++)
            {
                Set(q, AreReached(q, q));
            }
        }
        else
        {
            before.AsSpan(rule.Facts[0] * words, words).CopyTo(stays);
            foreach (int fact in rule.Facts.AsSpan(1..))
            {
                ReadOnlySpan<ulong> row = before.AsSpan(fact * words, words);
                for (int w = 0; w < stays.Length; w++)
                {
                    stays[w] &= row[w];
                }
            }
        }

        foreach (int variable in rule.Written)
        {
            (int first, int count) = task.Variables[variable];
            for (int q = first; q < first + count; q++)
            {
                Set(q, false);
            }
        }

        void Set(int q, bool value)
        {
            ulong bit = 1UL << q;
            stays[q >> 6] = value ? stays[q >> 6] | bit : stays[q >> 6] & ~bit;
        }
    }

    /// <summary>The fact holds after the rule, with what stays and with what the rule adds.</summary>
    private bool Add(int fact, EffectRules.Rule rule)
    {
        bool isNew = Reach(fact, fact, step + 1);
        foreach (int other in rule.Adds)
        {
            if (rules.VariableOf[other] != rules.VariableOf[fact])
            {
                isNew |= Reach(fact, other, step + 1);
            }
        }

        for (int w = 0; w < words; w++)
        {
            ulong news = stays[w] & ~after[(fact * words) + w];
            for (; news != 0; news &= news - 1)
            {
                int q = (w << 6) + BitOperations.TrailingZeroCount(news);
                if (rules.VariableOf[q] != rules.VariableOf[fact])
                {
                    isNew |= Reach(fact, q, step + 1);
                }
            }
        }

        return isNew;
    }

    /// <summary>Two conditional effects of one action happen together where their conditions can hold together.</summary>
    private bool AddTogether(int number, EffectRules.Rule rule)
    {
        bool isNew = false;
        foreach (int other in conditionalOf[rule.Action])
        {
            EffectRules.Rule with = rules.Rules[other];
            if (other < number
                && ruleLevels[other] <= step
                && rules.VariableOf[with.Own] != rules.VariableOf[rule.Own]
                && !AreReachedAfter(rule.Own, with.Own)
                && HoldTogether(rule, with))
            {
                isNew |= Reach(rule.Own, with.Own, step + 1);
            }
        }

        return isNew;
    }

    private bool AreReachedAfter(int p, int q) => (after[(p * words) + (q >> 6)] >> q & 1) != 0;

    private bool HoldTogether(EffectRules.Rule left, EffectRules.Rule right)
    {
        foreach (int p in left.Facts)
        {
            foreach (int q in right.Facts)
            {
                if (!AreReached(p, q))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Reach(int p, int q, int level)
    {
        if (AreReachedAfter(p, q))
        {
            return false;
        }

        after[(p * words) + (q >> 6)] |= 1UL << q;
        after[(q * words) + (p >> 6)] |= 1UL << p;
        if (levels is not null)
        {
            levels[(p * facts) + q] = levels[(q * facts) + p] = (ushort)level;
        }

        return true;
    }
}
