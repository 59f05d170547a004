using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Numbers as doubles: good enough to find plans, which are checked exactly, and for no proof.</summary>
internal sealed class ApproximateNumbers(GroundTask task, int[] slot, int firstWord) : StateNumbers
{
    private readonly List<Expression> expressions = [];

    /// <inheritdoc/>
    public override int Add(LinearExpression expression)
    {
        expressions.Add(new Expression(
            [.. expression.Terms.Select(term => slot[term.Number])],
            [.. expression.Terms.Select(term => (double)term.Coefficient)],
            (double)expression.Constant));
        return expressions.Count - 1;
    }

    /// <inheritdoc/>
    public override int AddAmount(LinearExpression expression, int number) => Add(expression);

    /// <inheritdoc/>
    public override double Number(ReadOnlySpan<ulong> state, int number) => BitConverter.UInt64BitsToDouble(state[firstWord + number]);

    /// <inheritdoc/>
    public override double Value(int expression, ReadOnlySpan<ulong> state)
    {
        Expression some = expressions[expression];
        double sum = some.Constant;
        for (int i = 0; i < some.Numbers.Length; i++)
        {
            sum += some.Factors[i] * Number(state, some.Numbers[i]);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override int Sign(int expression, ReadOnlySpan<ulong> state) => Value(expression, state) switch
    {
        > 0 => 1,
        < 0 => -1,
        _ => 0,
    };

    /// <inheritdoc/>
    public override void Begin(Span<ulong> state)
    {
        for (int i = 0; i < slot.Length; i++)
        {
            if (slot[i] >= 0)
            {
                Set(state, slot[i], (double)task.Numbers[i].InitialValue);
            }
        }
    }

    /// <inheritdoc/>
    public override void Change(int number, int amount, bool isAssignment, ReadOnlySpan<ulong> state, Span<ulong> next) =>
        Set(next, number, Value(amount, state) + (isAssignment ? 0 : Number(next, number)));

    // equal values are equal bits: there is no negative zero
    private void Set(Span<ulong> state, int number, double value) => state[firstWord + number] = BitConverter.DoubleToUInt64Bits(value + 0.0);

    private sealed record Expression(int[] Numbers, double[] Factors, double Constant);
}
