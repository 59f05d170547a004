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
            Rational[]? costs = Costs(task, metric);
            if (costs is null || !SetWholeCosts(task, costs))
            {
                task.FinalMetric = metric;
            }
            else
            {
                task.InitialCost = AtStart(task, metric);
            }
        }
        catch (OverflowException)
        {
            throw new InputException($"The numbers of the metric grow beyond {Rational.MostBits} bits.");
        }
    }

    private static Rational AtStart(PropositionalTask task, LinearExpression metric)
    {
        Rational value = metric.Constant;
        foreach ((int number, Rational coefficient) in metric.Terms)
        {
            value += number == ExpressionGrounder.TotalTime ? 0 : coefficient * task.Expressions.InitialValueOf(number);
        }

        return value;
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
    private static Rational[]? Costs(PropositionalTask task, LinearExpression metric)
    {
        Rational[] weights = new Rational[task.Expressions.Numbers.Count];
        Rational perStep = 0;
        foreach ((int number, Rational coefficient) in metric.Terms)
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

        Rational[] costs = new Rational[task.Actions.Count];
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

    /// <summary>Writes costs as whole multiples of the largest unit; false where it is so small that sums along a plan may need more than
    /// 64 bits.</summary>
    private static bool SetWholeCosts(PropositionalTask task, Rational[] costs)
    {
        Rational most = 1_000_000_000_000;
        Rational unit = 0;
        Rational highest = 0;
        foreach (Rational cost in costs)
        {
            unit = Rational.GreatestCommonDivisor(unit, cost);
            highest = cost > highest ? cost : highest;
            if (highest > most * unit)
            {
                return false;
            }
        }

        task.CostUnit = unit == 0 ? 1 : unit;
        for (int i = 0; i < costs.Length; i++)
        {
            task.Actions[i] = task.Actions[i] with { Cost = (long)(costs[i] / task.CostUnit) };
        }

        return true;
    }
}
