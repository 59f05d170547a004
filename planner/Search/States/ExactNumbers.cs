using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Numbers as multiples of the least fraction that they can become: 64-bit integers, so that equal values are equal
/// words.</summary>
/// <remarks>A number that outgrows its word stays at the largest that fits, and nothing is exact any more.</remarks>
internal sealed class ExactNumbers : StateNumbers
{
    // sums of products of such factors with words stay within 128 bits
    private static readonly Rational MostFactor = 1L << 62;

    private readonly GroundTask task;
    private readonly int[] slot;
    private readonly int firstWord;

    // [number of a state]
    private readonly long[] denominators;
    private readonly List<Expression> expressions = [];

    public ExactNumbers(GroundTask task, int[] slot, long[] denominators, int firstWord)
    {
        this.task = task;
        this.slot = slot;
        this.denominators = denominators;
        this.firstWord = firstWord;
        IsExact = true;
    }

    /// <summary>Whether the words can hold the numbers at the start.</summary>
    public static bool Fits(GroundTask task, int[] slot, long[] denominators) => Enumerable.Range(0, slot.Length)
        .All(i => slot[i] < 0 || Rational.Abs(task.Numbers[i].InitialValue) * denominators[slot[i]] <= long.MaxValue);

    /// <inheritdoc/>
    public override int Add(LinearExpression expression) => Add(expression, UnitOf(expression));

    /// <inheritdoc/>
    public override Rational UnitOf(LinearExpression expression) => expression.Terms.Aggregate(
        Rational.Ratio(1, expression.Constant.Denominator),
        (common, term) => Rational.GreatestCommonDivisor(common, Rational.Ratio(1, (term.Coefficient / denominators[slot[term.Number]]).Denominator)));

    /// <inheritdoc/>
    public override long Units(int expression, ReadOnlySpan<ulong> state) => expressions[expression] is { IsWide: false } some
        ? checked((long)Sum(some, state))
        : (long)Wide(expressions[expression], state);

    /// <inheritdoc/>
    public override int AddAmount(LinearExpression expression, int number) => Add(expression, Rational.Ratio(1, denominators[number]));

    /// <inheritdoc/>
    public override double Number(ReadOnlySpan<ulong> state, int number) => (double)(long)state[firstWord + number] / denominators[number];

    /// <inheritdoc/>
    public override double Value(int expression, ReadOnlySpan<ulong> state)
    {
        Expression some = expressions[expression];
        if (some.IsWide)
        {
            return (double)(Wide(some, state) * some.Unit);
        }

        Int128 sum = Sum(some, state);
        return (sum == (long)sum ? (long)sum : (double)sum) * some.NearUnit;
    }

    /// <inheritdoc/>
    public override int Sign(int expression, ReadOnlySpan<ulong> state)
    {
        Expression some = expressions[expression];
        return some.IsWide ? Wide(some, state).Sign : Int128.Sign(Sum(some, state));
    }

    /// <inheritdoc/>
    public override void Begin(Span<ulong> state)
    {
        for (int i = 0; i < slot.Length; i++)
        {
            if (slot[i] >= 0)
            {
                state[firstWord + slot[i]] = (ulong)(long)(task.Numbers[i].InitialValue * denominators[slot[i]]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Change(int number, int amount, bool isAssignment, ReadOnlySpan<ulong> state, Span<ulong> next)
    {
        Expression some = expressions[amount];
        ref ulong word = ref next[firstWord + number];
        long before = isAssignment ? 0 : (long)word;
        if (some.IsWide)
        {
            Rational sum = Wide(some, state) + before;
            word = (ulong)(Rational.Abs(sum) <= long.MaxValue ? (long)sum : Outgrown(sum.Sign));
        }
        else
        {
            Int128 sum = Sum(some, state) + before;
            word = (ulong)(sum <= long.MaxValue && sum >= -long.MaxValue ? (long)sum : Outgrown(Int128.Sign(sum)));
        }
    }

    private long Outgrown(int sign)
    {
        IsExact = false;
        return sign * long.MaxValue;
    }

    /// <inheritdoc/>
    public override int Add(LinearExpression expression, Rational unit)
    {
        Rational constant = expression.Constant / unit;
        Rational[] factors = [.. expression.Terms.Select(term => term.Coefficient / denominators[slot[term.Number]] / unit)];
        bool isWide = factors.Aggregate(Rational.Abs(constant), (sum, factor) => sum + Rational.Abs(factor)) > MostFactor;
        expressions.Add(new Expression(
            [.. expression.Terms.Select(term => firstWord + slot[term.Number])],
            isWide ? [] : [.. factors.Select(factor => (long)factor)],
            isWide ? 0 : (long)constant,
            unit,
            (double)unit,
            isWide ? new LinearExpression([.. factors.Select((factor, i) => (i, factor))], constant) : null));
        return expressions.Count - 1;
    }

    /// <summary>How many of its units the expression is.</summary>
    private static Int128 Sum(Expression expression, ReadOnlySpan<ulong> state)
    {
        Int128 sum = expression.Constant;
        int[] words = expression.Words;
        long[] factors = expression.Factors;
        for (int i = 0; i < words.Length; i++)
        {
            sum += Math.BigMul(factors[i], (long)state[words[i]]);
        }

        return sum;
    }

    private static Rational Wide(Expression expression, ReadOnlySpan<ulong> state)
    {
        Rational sum = expression.WideForm!.Constant;
        foreach ((int i, Rational factor) in expression.WideForm.Terms)
        {
            sum += factor * (long)state[expression.Words[i]];
        }

        return sum;
    }

    /// <summary>A sum in units that make it whole.</summary>
    /// <param name="Words">The words of the numbers.</param>
    /// <param name="Factors">What the words are multiplied by.</param>
    /// <param name="Constant">What is added.</param>
    /// <param name="Unit">What one means.</param>
    /// <param name="NearUnit">The same, nearly.</param>
    /// <param name="WideForm">The factors, by their places, and the constant where they are too large for words; null where not.</param>
    private sealed record Expression(int[] Words, long[] Factors, long Constant, Rational Unit, double NearUnit, LinearExpression? WideForm)
    {
        public bool IsWide => WideForm is not null;
    }
}
