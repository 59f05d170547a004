using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>What is known about a number before anything is reached.</summary>
internal enum NumberKnowledge
{
    /// <summary>It always has the value.</summary>
    Known,

    /// <summary>Some action may change it.</summary>
    Open,

    /// <summary>It never has a value.</summary>
    Undefined,
}

/// <summary>Computes numbers from functions that no action changes.</summary>
internal sealed class StaticNumbers(LiftedTask task)
{
    /// <summary>Whether the comparison may hold in some state.</summary>
    public bool MayHold(LiftedCondition.Comparison comparison, int[] binding) =>
        Evaluate(comparison.Difference, binding, out Rational difference) switch
        {
            NumberKnowledge.Open => true,
            NumberKnowledge.Undefined => comparison.IsDenied,
            _ => Holds(comparison.Relation, difference),
        };

    /// <summary>Whether the difference stands in the relation to 0.</summary>
    public static bool Holds(ComparisonOperator relation, Rational difference) => relation switch
    {
        ComparisonOperator.AtLeast => difference >= 0,
        ComparisonOperator.Greater => difference > 0,
        _ => difference == 0,
    };

    private NumberKnowledge Evaluate(LiftedExpression expression, int[] binding, out Rational value)
    {
        value = 0;
        switch (expression)
        {
            case LiftedExpression.Number number:
                value = number.Value;
                return NumberKnowledge.Known;
            case LiftedExpression.Function function:
                if (task.IsChanged[function.Atom.Symbol])
                {
                    return NumberKnowledge.Open;
                }

                int valued = task.ValuedFunctions.Find(function.Atom.Symbol, function.Atom.Bind(binding, stackalloc int[8]));
                value = valued < 0 ? 0 : task.InitialValues[valued];
                return valued < 0 ? NumberKnowledge.Undefined : NumberKnowledge.Known;
            default:
                var operation = (LiftedExpression.Operation)expression;
                NumberKnowledge left = Evaluate(operation.Left, binding, out Rational leftValue);
                NumberKnowledge right = Evaluate(operation.Right, binding, out Rational rightValue);
                if (left == NumberKnowledge.Undefined || right == NumberKnowledge.Undefined)
                {
                    return NumberKnowledge.Undefined;
                }

                if (left == NumberKnowledge.Open || right == NumberKnowledge.Open)
                {
                    return NumberKnowledge.Open;
                }

                if (operation.Kind == ArithmeticOperator.Divide && rightValue == 0)
                {
                    return NumberKnowledge.Undefined;
                }

                value = operation.Kind switch
                {
                    ArithmeticOperator.Add => leftValue + rightValue,
                    ArithmeticOperator.Subtract => leftValue - rightValue,
                    ArithmeticOperator.Multiply => leftValue * rightValue,
                    _ => leftValue / rightValue,
                };
                return NumberKnowledge.Known;
        }
    }
}
