namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>Which rules wait for which facts: what <see cref="RelaxedPlanningGraph"/> runs on, made once for a task.</summary>
internal sealed class RuleIndex
{
    // of fact f: entries starts[f] .. starts[f + 1]
    private readonly int[] starts;
    private readonly (int Rule, int Clause)[] entries;

    public RuleIndex(EffectRules rules, int factCount)
    {
        Rules = rules;
        FactCount = factCount;
        ConditionCounts = [.. rules.Rules.Select(rule => rule.Facts.Length + rule.Clauses.Length)];
        starts = new int[factCount + 1];
        foreach (EffectRules.Rule rule in rules.Rules)
        {
            foreach (int fact in rule.Facts)
            {
                starts[fact + 1]++;
            }

            foreach (var clause in rule.Clauses)
            {
                foreach (int fact in clause)
                {
                    starts[fact + 1]++;
                }
            }
        }

        for (int fact = 0; fact < factCount; fact++)
        {
            starts[fact + 1] += starts[fact];
        }

        entries = new (int, int)[starts[factCount]];
        int[] next = (int[])starts.Clone();
        for (int i = 0; i < rules.Rules.Length; i++)
        {
            foreach (int fact in rules.Rules[i].Facts)
            {
                entries[next[fact]++] = (i, -1);
            }

            foreach (var clause in rules.Rules[i].Clauses)
            {
                foreach (int fact in clause)
                {
                    entries[next[fact]++] = (i, ClauseCount);
                }

                ClauseCount++;
            }
        }
    }

    public EffectRules Rules { get; }

    public int FactCount { get; }

    /// <summary>[rule]: how many facts and clauses it waits for.</summary>
    public int[] ConditionCounts { get; }

    /// <summary>Clauses of all rules.</summary>
    public int ClauseCount { get; private set; }

    /// <summary>The rules that have the fact in their condition, and the number of the clause where it stands; -1 outside
    /// clauses.</summary>
    public ReadOnlySpan<(int Rule, int Clause)> WaitingFor(int fact) => entries.AsSpan(starts[fact], starts[fact + 1] - starts[fact]);
}
