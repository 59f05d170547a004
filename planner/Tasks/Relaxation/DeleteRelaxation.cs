namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>The delete relaxation of a task: variables gather values and lose none. Whatever the task can reach, the relaxation can.
/// Everything that relaxes a ground task is made of its operators; what they ask of numbers, and do to them, is for users to look
/// at.</summary>
internal sealed class DeleteRelaxation
{
    private int[][]? adders;
    private int[][]? needers;

    /// <summary>Builds it.</summary>
    public DeleteRelaxation(GroundTask task)
    {
        Task = task;
        VariableOf = task.VariableOfFacts();
        var operators = new List<RelaxedOperator>(task.Actions.Length);
        for (int action = 0; action < task.Actions.Length; action++)
        {
            AddOperators(action, operators);
        }

        Operators = [.. operators];
        Free = [.. Enumerable.Range(0, Operators.Length).Where(i => Operators[i].Condition is { Facts.IsEmpty: true, Clauses.IsEmpty: true })];
    }

    /// <summary>The task that is relaxed.</summary>
    public GroundTask Task { get; }

    /// <summary>The variable of each fact.</summary>
    public int[] VariableOf { get; }

    /// <summary>What actions may bring about: one operator for each condition of an action's effects.</summary>
    public RelaxedOperator[] Operators { get; }

    /// <summary>The operators that wait for no fact.</summary>
    public int[] Free { get; }

    /// <summary>For each fact, the operators that bring it about.</summary>
    public int[][] Adders => adders ??= Lists(relaxed => relaxed.Facts);

    /// <summary>For each fact, the operators that have it in a condition or a clause.</summary>
    public int[][] Needers =>
        needers ??= Lists(relaxed => relaxed.Condition.Clauses.SelectMany(clause => clause).Concat(relaxed.Condition.Facts).Distinct());

    private void AddOperators(int action, List<RelaxedOperator> operators)
    {
        GroundAction ground = Task.Actions[action];
        var groups = new List<(GroundCondition Effect, GroundCondition? Condition, List<int> Facts)>();
        for (int i = 0; i < ground.Effects.Length; i++)
        {
            GroundEffect effect = ground.Effects[i];
            if (!ground.IsOverwritten(i, VariableOf) && !ground.Precondition.Facts.Contains(effect.Fact)
                && !effect.Condition.Facts.Contains(effect.Fact))
            {
                Facts(effect.Condition).Add(effect.Fact);
            }
        }

        foreach (GroundNumericEffect effect in ground.NumericEffects)
        {
            Facts(effect.Condition);
        }

        foreach ((GroundCondition effect, GroundCondition? condition, List<int> facts) in groups)
        {
            if (condition is not null)
            {
                operators.Add(new RelaxedOperator(action, effect, condition, [.. facts.Distinct()]));
            }
        }

        List<int> Facts(GroundCondition condition)
        {
            foreach ((GroundCondition effect, _, List<int> facts) in groups)
            {
                if (effect.IsSameAs(condition))
                {
                    return facts;
                }
            }

            groups.Add((condition, ground.Precondition.And(condition, VariableOf), []));
            return groups[^1].Facts;
        }
    }

    private int[][] Lists(Func<RelaxedOperator, IEnumerable<int>> facts)
    {
        var lists = new List<int>[Task.Facts.Length];
        for (int i = 0; i < Operators.Length; i++)
        {
            foreach (int fact in facts(Operators[i]))
            {
                (lists[fact] ??= []).Add(i);
            }
        }

        return Array.ConvertAll(lists, list => list is null ? [] : list.ToArray());
    }
}
