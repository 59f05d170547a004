namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>The least number of parallel steps after which facts can hold and actions can be taken when nothing is ever lost: the
/// levels of the relaxed planning graph.</summary>
/// <remarks>Hoffmann and Nebel, The FF planning system (JAIR 2001). It bounds any plan whose actions of one step all have their
/// preconditions before that step. Linear in the size of the task.</remarks>
internal sealed class RelaxedPlanningGraph
{
    /// <summary>The level of what cannot be reached.</summary>
    public const int Never = int.MaxValue;

    private readonly int[] factLevels;
    private readonly int[] ruleLevels;

    private RelaxedPlanningGraph(int facts, int rules)
    {
        factLevels = new int[facts];
        ruleLevels = new int[rules];
        Array.Fill(factLevels, Never);
        Array.Fill(ruleLevels, Never);
    }

    /// <summary>Levels of steps whose actions all see the state before the step.</summary>
    /// <param name="relaxed">The task's relaxation.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="init">The facts that hold at the start.</param>
    public RelaxedPlanningGraph(DeleteRelaxation relaxed, EffectRules rules, ReadOnlySpan<int> init)
        : this(relaxed.Task.Facts.Length, rules.Rules.Length)
    {
        int[] queue = new int[factLevels.Length];
        int end = 0;
        Reach(init, 0);
        foreach (int free in relaxed.Free)
        {
            Reach(relaxed.Operators[free].Facts, 1);
        }

        // facts come in the order of their levels, so that an operator is met at the level of its last fact
        for (int next = 0; next < end; next++)
        {
            int level = factLevels[queue[next]];
            foreach (int needer in relaxed.Needers[queue[next]])
            {
                if (Of(relaxed.Operators[needer].Condition) <= level)
                {
                    Reach(relaxed.Operators[needer].Facts, level + 1);
                }
            }
        }

        for (int rule = 0; rule < ruleLevels.Length; rule++)
        {
            ruleLevels[rule] = Of(rules.Rules[rule].Condition);
        }

        void Reach(ReadOnlySpan<int> facts, int level)
        {
            foreach (int fact in facts)
            {
                if (factLevels[fact] == Never)
                {
                    factLevels[fact] = level;
                    queue[end++] = fact;
                }
            }
        }
    }

    /// <summary>Levels of steps that are patterns: an action sees what the ones before it did.</summary>
    /// <param name="rules">The rules, in the order of their actions in the pattern.</param>
    /// <param name="all">The rules by number.</param>
    /// <param name="factCount">How many facts there are.</param>
    /// <param name="init">The facts that hold at the start.</param>
    public static RelaxedPlanningGraph OfPattern(int[] rules, EffectRules all, int factCount, ReadOnlySpan<int> init)
    {
        var levels = new RelaxedPlanningGraph(factCount, rules.Length);
        foreach (int fact in init)
        {
            levels.factLevels[fact] = 0;
        }

        bool isNew = true;
        for (int step = 0; isNew; step++)
        {
            isNew = false;
            foreach (int number in rules)
            {
                EffectRules.Rule rule = all.Rules[number];
                if (levels.ruleLevels[number] == Never && levels.Of(rule.Condition) != Never)
                {
                    levels.ruleLevels[number] = step;
                    isNew = true;
                    foreach (int fact in rule.Adds)
                    {
                        levels.factLevels[fact] = Math.Min(levels.factLevels[fact], step + 1);
                    }

                    if (rule.Own >= 0)
                    {
                        levels.factLevels[rule.Own] = Math.Min(levels.factLevels[rule.Own], step + 1);
                    }
                }
            }
        }

        return levels;
    }

    /// <summary>The first step (from 0) before which the fact can hold.</summary>
    public int OfFact(int fact) => factLevels[fact];

    /// <summary>The first step in which the rule can fire; rules of actions have the actions' numbers.</summary>
    public int OfRule(int rule) => ruleLevels[rule];

    /// <summary>The least number of steps after which the condition can hold.</summary>
    public int Of(GroundCondition condition)
    {
        int level = 0;
        foreach (int fact in condition.Facts)
        {
            level = Math.Max(level, factLevels[fact]);
        }

        foreach (var clause in condition.Clauses)
        {
            int least = Never;
            foreach (int fact in clause)
            {
                least = Math.Min(least, factLevels[fact]);
            }

            level = Math.Max(level, least);
        }

        return level;
    }
}
