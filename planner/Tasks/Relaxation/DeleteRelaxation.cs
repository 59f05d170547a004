namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>The delete relaxation of a task: variables gather values and lose none, and comparisons of numbers always hold. Whatever
/// the task can reach, the relaxation can.</summary>
internal sealed class DeleteRelaxation
{
    /// <summary>Builds it.</summary>
    public DeleteRelaxation(GroundTask task)
    {
        Task = task;
        VariableOf = task.VariableOfFacts();
        var operators = new List<RelaxedOperator>();
        for (int action = 0; action < task.Actions.Length; action++)
        {
            AddOperators(action, operators);
        }

        Operators = [.. operators];
        Adders = Lists(Operators, relaxed => relaxed.Facts);
        Needers = Lists(Operators, relaxed => relaxed.Conditions.Concat(relaxed.Clauses.SelectMany(clause => clause)).Distinct());
    }

    /// <summary>The task that is relaxed.</summary>
    public GroundTask Task { get; }

    /// <summary>The variable of each fact.</summary>
    public int[] VariableOf { get; }

    /// <summary>What actions may bring about.</summary>
    public RelaxedOperator[] Operators { get; }

    /// <summary>For each fact, the operators that bring it about.</summary>
    public int[][] Adders { get; }

    /// <summary>For each fact, the operators that have it in a condition or a clause.</summary>
    public int[][] Needers { get; }

    private void AddOperators(int action, List<RelaxedOperator> operators)
    {
        GroundAction ground = Task.Actions[action];
        var byCondition = new List<(GroundCondition Condition, List<int> Facts)>();
        for (int i = 0; i < ground.Effects.Length; i++)
        {
            GroundEffect effect = ground.Effects[i];
            if (IsAlwaysOverwritten(ground, i) || ground.Precondition.Facts.Contains(effect.Fact)
                || effect.Condition.Facts.Contains(effect.Fact))
            {
                continue;
            }

            int group = byCondition.FindIndex(other => ReferenceEquals(other.Condition, effect.Condition)
                || (other.Condition.IsTrue && effect.Condition.IsTrue));
            if (group < 0)
            {
                group = byCondition.Count;
                byCondition.Add((effect.Condition, []));
            }

            byCondition[group].Facts.Add(effect.Fact);
        }

        foreach ((GroundCondition condition, List<int> facts) in byCondition)
        {
            operators.Add(new RelaxedOperator(
                action,
                [.. ground.Precondition.Facts.Concat(condition.Facts).Distinct()],
                ground.Precondition.Clauses.AddRange(condition.Clauses),
                [.. facts.Distinct()]));
        }
    }

    /// <summary>Whether a later effect without condition gives the same variable another value.</summary>
    private bool IsAlwaysOverwritten(GroundAction action, int index)
    {
        GroundEffect effect = action.Effects[index];
        return action.Effects.Skip(index + 1).Any(later =>
            later.Fact != effect.Fact && VariableOf[later.Fact] == VariableOf[effect.Fact] && later.Condition.IsTrue);
    }

    private int[][] Lists(RelaxedOperator[] operators, Func<RelaxedOperator, IEnumerable<int>> facts)
    {
        var lists = new List<int>[Task.Facts.Length];
        for (int i = 0; i < operators.Length; i++)
        {
            foreach (int fact in facts(operators[i]))
            {
                (lists[fact] ??= []).Add(i);
            }
        }

        return Array.ConvertAll(lists, list => list is null ? [] : list.ToArray());
    }
}
