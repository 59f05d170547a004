using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Turns the metric into costs of actions where it is a sum of what they add, and into a number of the last state where
/// not.</summary>
internal static class MetricGrounder
{
    /// <summary>Sets the task's costs or its final metric.</summary>
    /// <exception cref="InputException">The metric is not linear or reads a number without value.</exception>
    public static void Apply(PropositionalTask task)
    {
        if (task.Lifted.Metric is null)
        {
            return;
        }

        try
        {
            LinearExpression metric = LinearArithmetic.Scale(Ground(task), task.Lifted.IsMaximized ? -1 : 1);
            decimal[]? costs = Costs(task, metric);
            if (costs is null || !SetWholeCosts(task, costs))
            {
                task.FinalMetric = metric;
            }
        }
        catch (OverflowException)
        {
            throw new InputException("The numbers of the metric are larger than decimal numbers of 28 digits.");
        }
    }

    private static LinearExpression Ground(PropositionalTask task)
    {
        try
        {
            return task.Expressions.Ground(task.Lifted.Metric!, [])
                ?? throw new InputException(
                    $"The metric {new LiftedText(task.Lifted.Symbols, []).Write(task.Lifted.Metric!)} reads a number that has no value at the start.");
        }
        catch (NonlinearException nonlinear)
        {
            throw new InputException($"The metric is not linear: {nonlinear.Message} multiplies or divides numbers that change.");
        }
    }

    /// <summary>What each action adds to the metric; null where that depends on the state or is negative for some action.</summary>
    private static decimal[]? Costs(PropositionalTask task, LinearExpression metric)
    {
        decimal[] weights = new decimal[task.Expressions.Numbers.Count];
        decimal perStep = 0;
        foreach ((int number, decimal coefficient) in metric.Terms)
        {
            if (number == ExpressionGrounder.TotalTime)
            {
                perStep = coefficient;
            }
            else
            {
                weights[number] = coefficient;
            }
        }

        decimal[] costs = new decimal[task.Actions.Count];
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = perStep;
            foreach (PropositionalChange change in task.Actions[i].Changes)
            {
                if (weights[change.Number] == 0)
                {
                    continue;
                }

                if (change.IsAssignment || !change.Condition.IsTrue || !change.Amount.IsConstant)
                {
                    return null;
                }

                costs[i] += weights[change.Number] * change.Amount.Constant;
            }

            if (costs[i] < 0)
            {
                return null;
            }
        }

        return costs;
    }

    /// <summary>Writes costs as whole multiples of the largest unit; false where they have no common one that is large enough.</summary>
    private static bool SetWholeCosts(PropositionalTask task, decimal[] costs)
    {
        int digits = 0;
        foreach (decimal cost in costs)
        {
            // dividing by a one of 28 digits takes trailing zeros away
            digits = Math.Max(digits, (cost / 1.0000000000000000000000000000m).Scale);
        }

        // sums of costs along a plan must stay in 64 bits too
        const int mostDigits = 9;
        const decimal most = 1_000_000_000_000;
        if (digits > mostDigits || Array.Exists(costs, cost => cost > most))
        {
            return false;
        }

        decimal scale = 1;
        for (int i = 0; i < digits; i++)
        {
            scale *= 10;
        }

        decimal unit = 0;
        foreach (decimal cost in costs)
        {
            unit = GreatestCommonDivisor(unit, cost * scale);
        }

        unit = unit == 0 ? scale : unit;
        foreach (decimal cost in costs)
        {
            if (cost * scale / unit > most)
            {
                return false;
            }
        }

        for (int i = 0; i < costs.Length; i++)
        {
            task.Actions[i] = task.Actions[i] with { Cost = (long)(costs[i] * scale / unit) };
        }

        task.CostUnit = unit / scale;
        return true;
    }

    private static decimal GreatestCommonDivisor(decimal left, decimal right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
