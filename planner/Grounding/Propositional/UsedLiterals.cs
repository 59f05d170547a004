using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Which literals and numbers a task reads.</summary>
internal sealed class UsedLiterals
{
    private readonly bool[] isRead;

    public UsedLiterals(PropositionalTask task)
    {
        isRead = new bool[2 * task.Lifted.Atoms.Count];
        IsNumberRead = new bool[task.Expressions.Numbers.Count];
        task.Goals.ForEach(Read);
        Read(task.FinalMetric);
        foreach (PropositionalAction action in task.Actions)
        {
            Read(action.Precondition);
            foreach (PropositionalEffect effect in action.Effects)
            {
                Read(effect.Condition);
            }

            foreach (PropositionalChange change in action.Changes)
            {
                Read(change.Condition);
                Read(change.Amount);
            }
        }

        IsDenialRead = new bool[task.Lifted.Atoms.Count];
        for (int atom = 0; atom < IsDenialRead.Length; atom++)
        {
            IsDenialRead[atom] = isRead[(2 * atom) + 1];
        }
    }

    /// <summary>[atom]: whether something asks that it does not hold.</summary>
    public bool[] IsDenialRead { get; }

    /// <summary>[number]: whether something reads it.</summary>
    public bool[] IsNumberRead { get; }

    /// <summary>Whether something asks whether the atom holds.</summary>
    public bool IsUsed(int atom) => isRead[2 * atom] || isRead[(2 * atom) + 1];

    private void Read(PropositionalCondition condition)
    {
        foreach (int literal in condition.Literals)
        {
            isRead[literal] = true;
        }

        foreach (int[] clause in condition.Clauses)
        {
            foreach (int literal in clause)
            {
                isRead[literal] = true;
            }
        }

        foreach (LinearComparison comparison in condition.Comparisons)
        {
            Read(comparison.Expression);
        }
    }

    private void Read(LinearExpression? expression)
    {
        if (expression is null)
        {
            return;
        }

        foreach ((int number, _) in expression.Terms)
        {
            if (number != ExpressionGrounder.TotalTime)
            {
                IsNumberRead[number] = true;
            }
        }
    }
}
