using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Finds the numbers that conditions depend on, directly or through what is assigned and added. The others, such as fuel that only
/// the metric speaks of, are no part of a state.</summary>
internal static class RelevantNumbers
{
    /// <summary>[number of the task]: which number of a state it is, -1 for none.</summary>
    /// <param name="task">The task.</param>
    /// <param name="hasMetric">Whether what is added to the metric's numbers counts as a condition, and so do those of them that are
    /// assigned.</param>
    public static int[] Slots(GroundTask task, bool hasMetric)
    {
        bool[] relevant = Find(task, hasMetric);
        int count = 0;
        return Array.ConvertAll(relevant, isRelevant => isRelevant ? count++ : -1);
    }

    private static bool[] Find(GroundTask task, bool hasMetric)
    {
        bool[] relevant = new bool[task.Numbers.Length];
        bool[] isSum = new bool[task.Numbers.Length];
        foreach ((int number, _) in hasMetric && task.FinalMetric is { } metric ? metric.Terms : [])
        {
            isSum[number] = true;
            relevant[number] = task.Actions.Any(action => action.NumericEffects.Any(effect => effect.Number == number && effect.IsAssignment));
        }

        bool changed = false;
        void Mark(LinearExpression expression)
        {
            foreach ((int number, _) in expression.Terms)
            {
                changed |= !relevant[number];
                relevant[number] = true;
            }
        }

        void MarkCondition(GroundCondition condition)
        {
            foreach (LinearComparison comparison in condition.Comparisons)
            {
                Mark(comparison.Expression);
            }
        }

        MarkCondition(task.Goal);
        foreach (GroundAction action in task.Actions)
        {
            MarkCondition(action.Precondition);
            foreach (GroundEffect effect in action.Effects)
            {
                MarkCondition(effect.Condition);
            }
        }

        for (bool again = true; again; again = changed)
        {
            changed = false;
            foreach (GroundAction action in task.Actions)
            {
                foreach (GroundNumericEffect effect in action.NumericEffects)
                {
                    if (relevant[effect.Number] || isSum[effect.Number])
                    {
                        Mark(effect.Amount);
                        MarkCondition(effect.Condition);
                    }
                }
            }
        }

        return relevant;
    }
}
