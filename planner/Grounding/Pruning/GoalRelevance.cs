using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Pruning;

/// <summary>Drops actions and effects that no plan needs, backwards from the goal.</summary>
/// <remarks>
/// A literal is wanted when the goal, the condition of a kept action, or that of an effect on something wanted asks for it; where an
/// effect can spoil something wanted, the opposite of its condition is wanted too. An action is kept when it makes a literal true that is
/// wanted, or changes a number that is. The others can be left out of every plan: all that is wanted and held with them holds without.
/// </remarks>
internal sealed class GoalRelevance
{
    private readonly PropositionalTask task;
    private readonly bool[] isWanted;
    private readonly bool[] isNumberWanted;
    private readonly bool[] isKept;

    // effects by literal, changes by number; entries are the numbers of actions
    private readonly List<int>?[] actionsWith;
    private readonly List<int>?[] actionsChanging;
    private readonly Stack<int> newLiterals = new();
    private readonly Stack<int> newNumbers = new();

    private GoalRelevance(PropositionalTask task)
    {
        this.task = task;
        isWanted = new bool[2 * task.Lifted.Atoms.Count];
        isNumberWanted = new bool[task.Expressions.Numbers.Count];
        isKept = new bool[task.Actions.Count];
        actionsWith = new List<int>?[isWanted.Length];
        actionsChanging = new List<int>?[isNumberWanted.Length];
        for (int i = 0; i < task.Actions.Count; i++)
        {
            foreach (PropositionalEffect effect in task.Actions[i].Effects)
            {
                (actionsWith[effect.Literal] ??= []).Add(i);
            }

            foreach (PropositionalChange change in task.Actions[i].Changes)
            {
                (actionsChanging[change.Number] ??= []).Add(i);
            }
        }
    }

    /// <summary>Drops them.</summary>
    public static void Apply(PropositionalTask task, CancellationToken cancellation)
    {
        var relevance = new GoalRelevance(task);
        relevance.Spread(cancellation);
        relevance.Drop();
    }

    private void Spread(CancellationToken cancellation)
    {
        task.Goals.ForEach(goal => Want(goal, flip: 0));
        if (task.FinalMetric is { } metric)
        {
            Want(metric);
        }

        while (newLiterals.Count + newNumbers.Count > 0)
        {
            while (newLiterals.TryPop(out int literal))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (int action in actionsWith[literal] ?? [])
                {
                    Keep(action);
                    WantConditions(task.Actions[action], literal);
                }

                foreach (int action in actionsWith[literal ^ 1] ?? [])
                {
                    if (isKept[action])
                    {
                        WantConditions(task.Actions[action], literal ^ 1);
                    }
                }
            }

            while (newNumbers.TryPop(out int number))
            {
                foreach (int action in actionsChanging[number] ?? [])
                {
                    Keep(action);
                    WantChanges(task.Actions[action], number);
                }
            }
        }
    }

    private void Keep(int number)
    {
        if (isKept[number])
        {
            return;
        }

        isKept[number] = true;
        PropositionalAction action = task.Actions[number];
        Want(action.Precondition, flip: 0);
        foreach (PropositionalEffect effect in action.Effects)
        {
            WantCondition(effect);
        }

        foreach (PropositionalChange change in action.Changes)
        {
            if (isNumberWanted[change.Number])
            {
                WantChanges(action, change.Number);
            }
        }
    }

    private void WantConditions(PropositionalAction action, int literal)
    {
        foreach (PropositionalEffect effect in action.Effects)
        {
            if (effect.Literal == literal)
            {
                WantCondition(effect);
            }
        }
    }

    private void WantCondition(PropositionalEffect effect)
    {
        if (effect.Condition.IsTrue)
        {
            return;
        }

        if (isWanted[effect.Literal])
        {
            Want(effect.Condition, flip: 0);
        }

        if (isWanted[effect.Literal ^ 1])
        {
            Want(effect.Condition, flip: 1);
        }
    }

    private void WantChanges(PropositionalAction action, int number)
    {
        foreach (PropositionalChange change in action.Changes)
        {
            if (change.Number == number)
            {
                // whether a change helps or spoils is not looked at
                Want(change.Condition, flip: 0);
                Want(change.Condition, flip: 1);
                Want(change.Amount);
            }
        }
    }

    private void Want(PropositionalCondition condition, int flip)
    {
        foreach (int literal in condition.Literals)
        {
            Want(literal ^ flip);
        }

        foreach (int[] clause in condition.Clauses)
        {
            foreach (int literal in clause)
            {
                Want(literal ^ flip);
            }
        }

        foreach (LinearComparison comparison in condition.Comparisons)
        {
            Want(comparison.Expression);
        }
    }

    private void Want(int literal)
    {
        if (!isWanted[literal])
        {
            isWanted[literal] = true;
            newLiterals.Push(literal);
        }
    }

    private void Want(LinearExpression expression)
    {
        foreach ((int number, _) in expression.Terms)
        {
            // every action takes time, so that wanting it would keep them all
            if (number != ExpressionGrounder.TotalTime && !isNumberWanted[number])
            {
                isNumberWanted[number] = true;
                newNumbers.Push(number);
            }
        }
    }

    private void Drop()
    {
        int kept = 0;
        for (int i = 0; i < task.Actions.Count; i++)
        {
            if (isKept[i])
            {
                PropositionalAction action = task.Actions[i];
                PropositionalEffect[] effects = Array.FindAll(
                    action.Effects, effect => isWanted[effect.Literal] || isWanted[effect.Literal ^ 1]);
                PropositionalChange[] changes = Array.FindAll(action.Changes, change => isNumberWanted[change.Number]);
                task.Actions[kept++] = effects.Length == action.Effects.Length && changes.Length == action.Changes.Length
                    ? action
                    : action with { Effects = effects, Changes = changes };
            }
        }

        task.Actions.RemoveRange(kept, task.Actions.Count - kept);
    }
}
