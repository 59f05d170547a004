using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>The values that a number may have: all from the least to the greatest.</summary>
/// <param name="Low">The least; null where there is none.</param>
/// <param name="High">The greatest; null where there is none.</param>
internal readonly record struct Interval(Rational? Low, Rational? High)
{
    public static Interval All { get; }

    public static Interval Of(Rational value) => new(value, value);

    /// <summary>The only value; null where there may be others.</summary>
    public Rational? Single => Low == High ? Low : null;

    /// <summary>The values after a number of these was given some of others, again and again. Where the others may have changed by then
    /// too, what they go beyond has no bound any more: a number that is assigned its successor has none.</summary>
    public Interval AfterAssigning(Interval amount)
    {
        bool isLess = amount.Low is null || amount.Low < Low;
        bool isMore = amount.High is null || amount.High > High;
        return new(isLess ? amount.Single : Low, isMore ? amount.Single : High);
    }

    /// <summary>The values after some of others were added to a number of these, again and again.</summary>
    public Interval AfterAdding(Interval amount) => new(amount.Low >= 0 ? Low : null, amount.High <= 0 ? High : null);

    /// <summary>Whether some value of the one stands in the relation to some value of the other.</summary>
    public static bool MayHold(ComparisonOperator relation, Interval left, Interval right) => relation switch
    {
        ComparisonOperator.Less => !(left.Low >= right.High),
        ComparisonOperator.AtMost => !(left.Low > right.High),
        ComparisonOperator.Equal => !(left.Low > right.High) && !(right.Low > left.High),
        ComparisonOperator.AtLeast => !(left.High < right.Low),
        _ => !(left.High <= right.Low),
    };

    /// <summary>All values that the operation can give; more where a bound would be too long.</summary>
    public static Interval Operate(ArithmeticOperator operation, Interval left, Interval right)
    {
        try
        {
            return operation switch
            {
                ArithmeticOperator.Add => new(left.Low + right.Low, left.High + right.High),
                ArithmeticOperator.Subtract => new(left.Low - right.High, left.High - right.Low),
                ArithmeticOperator.Multiply when right.Single is { } factor => left.Scaled(factor),
                ArithmeticOperator.Multiply when left.Single is { } factor => right.Scaled(factor),
                ArithmeticOperator.Multiply => Corners(left, right, (a, b) => a * b),
                _ when right.Single is { Sign: not 0 } divisor => left.Scaled(1 / divisor),
                _ => right.Low > 0 || right.High < 0 ? Corners(left, right, (a, b) => a / b) : All,
            };
        }
        catch (OverflowException)
        {
            return All;
        }
    }

    /// <summary>All values times a number.</summary>
    public Interval Scaled(Rational factor) => factor.Sign switch
    {
        0 => Of(0),
        > 0 => new(Low * factor, High * factor),
        _ => new(High * factor, Low * factor),
    };

    private static Interval Corners(Interval left, Interval right, Func<Rational, Rational, Rational> operation)
    {
        if ((left.Low, left.High, right.Low, right.High) is not ({ } leftLow, { } leftHigh, { } rightLow, { } rightHigh))
        {
            return All;
        }

        Rational[] corners =
            [operation(leftLow, rightLow), operation(leftLow, rightHigh), operation(leftHigh, rightLow), operation(leftHigh, rightHigh)];
        return new(corners.Min(), corners.Max());
    }
}
