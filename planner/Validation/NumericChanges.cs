using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>What would help a comparison of numbers to come out differently.</summary>
internal static class NumericChanges
{
    /// <summary>Appends all functions that a number is computed from.</summary>
    public static void CollectFunctions(NumericExpression expression, List<NumericExpression.Function> functions)
    {
        switch (expression)
        {
            case NumericExpression.Function function:
                functions.Add(function);
                break;
            case NumericExpression.Operation operation:
                CollectFunctions(operation.Left, functions);
                CollectFunctions(operation.Right, functions);
                break;
            case NumericExpression.Negation negation:
                CollectFunctions(negation.Part, functions);
                break;
        }
    }

    /// <summary>Appends the functions with the direction, 1 or -1, in which each must change for the comparison to hold (or to fail); 0
    /// where either may help.</summary>
    public static void CollectNeeds(
        Formula.Comparison comparison, bool wanted, List<(NumericExpression.Function Function, int Direction)> needs)
    {
        int direction = comparison.Operator switch
        {
            ComparisonOperator.AtLeast or ComparisonOperator.Greater => 1,
            ComparisonOperator.AtMost or ComparisonOperator.Less => -1,
            _ => 0,
        };
        direction = wanted ? direction : -direction;
        Collect(comparison.Left, direction, needs);
        Collect(comparison.Right, -direction, needs);
    }

    /// <summary>Whether such a change can move a number in the direction; its amount is taken to be positive.</summary>
    public static bool Moves(ChangeOperator change, int direction) => change switch
    {
        ChangeOperator.Assign => true,
        ChangeOperator.Increase or ChangeOperator.ScaleUp => direction >= 0,
        _ => direction <= 0,
    };

    private static void Collect(
        NumericExpression expression, int direction, List<(NumericExpression.Function Function, int Direction)> needs)
    {
        switch (expression)
        {
            case NumericExpression.Function function:
                needs.Add((function, direction));
                break;
            case NumericExpression.Operation operation:
                // how a product moves depends on signs
                bool isSum = operation.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract;
                Collect(operation.Left, isSum ? direction : 0, needs);
                Collect(operation.Right, !isSum ? 0 : operation.Operator == ArithmeticOperator.Add ? direction : -direction, needs);
                break;
            case NumericExpression.Negation negation:
                Collect(negation.Part, -direction, needs);
                break;
        }
    }
}
