using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>The values that a number may have: all from the least to the greatest.</summary>
internal readonly record struct Interval(double Low, double High)
{
    public static Interval All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval Of(decimal value) => new((double)value, (double)value);

    /// <summary>The least interval that holds both.</summary>
    public Interval With(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Whether some value of the one stands in the relation to some value of the other.</summary>
    public static bool MayHold(ComparisonOperator relation, Interval left, Interval right) => relation switch
    {
        ComparisonOperator.Less => left.Low < right.High,
        ComparisonOperator.AtMost => left.Low <= right.High,
        ComparisonOperator.Equal => left.Low <= right.High && right.Low <= left.High,
        ComparisonOperator.AtLeast => left.High >= right.Low,
        _ => left.High > right.Low,
    };

    /// <summary>All values that the operation can give.</summary>
    public static Interval Operate(ArithmeticOperator operation, Interval left, Interval right) => operation switch
    {
        ArithmeticOperator.Add => new(left.Low + right.Low, left.High + right.High),
        ArithmeticOperator.Subtract => new(left.Low - right.High, left.High - right.Low),
        ArithmeticOperator.Multiply => Corners(left, right, (a, b) => a * b),
        _ => right.Low > 0 || right.High < 0 ? Corners(left, right, (a, b) => a / b) : All,
    };

    private static Interval Corners(Interval left, Interval right, Func<double, double, double> operation)
    {
        double[] corners =
        [
            operation(left.Low, right.Low), operation(left.Low, right.High), operation(left.High, right.Low), operation(left.High, right.High),
        ];

        // infinity times 0
        return Array.Exists(corners, double.IsNaN) ? All : new(corners.Min(), corners.Max());
    }
}
