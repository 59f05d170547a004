using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Which two facts never hold together in a reachable state.</summary>
/// <remarks>
/// Of the facts of one variable and of the task's exclusive sets this is known. The rest is what the heuristic h² of Haslum and Geffner
/// (AIPS 2000) never reaches, computed on rows of bits: an operator's additions meet each other and all that is compatible with its
/// conditions and that it does not overwrite. Conditional effects are operators of their own; two of one action may happen together.
/// </remarks>
internal sealed class ExclusivePairs
{
    private readonly RelaxedRules relaxed;
    private readonly int facts;

    // [fact]: facts that may hold together with it, once the constructor is through; itself if it is reachable
    private readonly FactBits together;

    /// <summary>Finds the pairs.</summary>
    /// <param name="relaxed">The task's relaxation.</param>
    /// <param name="work">How many words of 64 pairs may be looked at before the search for further pairs is given up.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public ExclusivePairs(RelaxedRules relaxed, long work, CancellationToken cancellation = default)
    {
        this.relaxed = relaxed;
        facts = relaxed.Task.Facts.Length;
        together = new FactBits(facts, facts);
        if (!ReachPairs(work, cancellation))
        {
            for (int fact = 0; fact < facts; fact++)
            {
                together[fact].Fill(ulong.MaxValue);
            }
        }

        foreach (StateVariable variable in relaxed.Task.Variables)
        {
            Exclude([.. Enumerable.Range(variable.FirstFact, variable.Count)]);
        }

        foreach (ImmutableArray<int> set in relaxed.Task.ExclusiveFacts)
        {
            Exclude(set);
        }
    }

    /// <summary>Whether two facts never hold together.</summary>
    public bool this[int one, int other] => !FactBits.Contains(together[one], other);

    /// <summary>Whether the fact holds in no reachable state.</summary>
    public bool IsImpossible(int fact) => this[fact, fact];

    /// <summary>The facts that may hold together with a fact; bits beyond the last fact mean nothing.</summary>
    public ReadOnlySpan<ulong> Compatible(int fact) => together[fact];

    /// <summary>Whether the facts can hold together, two by two.</summary>
    public bool AreCompatible(ReadOnlySpan<int> some)
    {
        for (int i = 0; i < some.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                if (this[some[i], some[j]])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Exclude(ImmutableArray<int> set)
    {
        foreach (int one in set)
        {
            foreach (int other in set)
            {
                if (one != other)
                {
                    together[one][other >> 6] &= ~(1UL << other);
                }
            }
        }
    }

    /// <summary>Fills the table with the pairs that are reachable; false when the work did not suffice.</summary>
    private bool ReachPairs(long work, CancellationToken cancellation)
    {
        ulong[] reached = new ulong[together.Words];
        foreach (int fact in relaxed.Task.Init)
        {
            FactBits.Add(reached, fact);
        }

        foreach (int fact in relaxed.Task.Init)
        {
            reached.CopyTo(together[fact]);
        }

        int[][] siblings = Siblings();
        ulong[] company = new ulong[together.Words];
        for (bool isNew = true; isNew;)
        {
            isNew = false;
            for (int number = 0; number < relaxed.Operators.Length; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                RelaxedOperator action = relaxed.Operators[number];
                work -= together.Words * (action.Conditions.Length + action.Facts.Length + 1);
                if (work < 0)
                {
                    return false;
                }

                if (AreCompatible(action.Conditions))
                {
                    GatherCompany(action, siblings[number], reached, company);
                    foreach (int fact in action.Facts)
                    {
                        isNew |= Meet(fact, company, reached);
                    }
                }
            }
        }

        return true;
    }

    private int[][] Siblings()
    {
        ILookup<int, int> byAction = Enumerable.Range(0, relaxed.Operators.Length).ToLookup(number => relaxed.Operators[number].Action);
        return [.. relaxed.Operators.Select((action, number) => byAction[action.Action].Where(other => other != number).ToArray())];
    }

    /// <summary>All that may hold after an operator beside what it adds.</summary>
    private void GatherCompany(RelaxedOperator action, int[] siblings, ulong[] reached, ulong[] company)
    {
        reached.CopyTo(company, 0);
        foreach (int condition in action.Conditions)
        {
            FactBits.Intersect(company, together[condition]);
        }

        foreach (GroundEffect effect in relaxed.Task.Actions[action.Action].Effects)
        {
            if (effect.Condition.Clauses.IsEmpty && effect.Condition.Comparisons.IsEmpty
                && effect.Condition.Facts.All(fact => Array.IndexOf(action.Conditions, fact) >= 0))
            {
                StateVariable variable = relaxed.Task.Variables[relaxed.VariableOf[effect.Fact]];
                for (int lost = variable.FirstFact; lost < variable.FirstFact + variable.Count; lost++)
                {
                    if (lost != effect.Fact)
                    {
                        company[lost >> 6] &= ~(1UL << lost);
                    }
                }
            }
        }

        foreach (int sibling in siblings)
        {
            RelaxedOperator other = relaxed.Operators[sibling];
            if (AreCompatible([.. action.Conditions, .. other.Conditions]))
            {
                AddAll(other.Facts, company);
            }
        }

        AddAll(action.Facts, company);
    }

    private static void AddAll(int[] some, ulong[] row)
    {
        foreach (int fact in some)
        {
            FactBits.Add(row, fact);
        }
    }

    private bool Meet(int fact, ulong[] company, ulong[] reached)
    {
        bool isNew = false;
        FactBits.Add(reached, fact);
        Span<ulong> row = together[fact];
        for (int i = 0; i < row.Length; i++)
        {
            ulong met = company[i] & ~row[i];
            if (met != 0)
            {
                isNew = true;
                row[i] |= met;
                for (; met != 0; met &= met - 1)
                {
                    FactBits.Add(together[(i * 64) + System.Numerics.BitOperations.TrailingZeroCount(met)], fact);
                }
            }
        }

        return isNew;
    }
}
