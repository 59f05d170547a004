using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>The numbers of packed states, one word each, and numbered linear expressions over them.</summary>
internal abstract class StateNumbers
{
    /// <summary>Whether every number of every state so far was exact: otherwise search may have missed plans, and proves nothing.</summary>
    public bool IsExact { get; protected set; }

    /// <summary>Exact numbers where the task's numbers fit into 64 bits at the start, doubles otherwise.</summary>
    /// <param name="task">The task.</param>
    /// <param name="slot">[number of the task]: which number of a state it is, -1 for none.</param>
    /// <param name="firstWord">The word of a state's first number.</param>
    public static StateNumbers Of(GroundTask task, int[] slot, int firstWord) =>
        CommonDenominators.Find(task, slot) is { } denominators && ExactNumbers.Fits(task, slot, denominators)
            ? new ExactNumbers(task, slot, denominators, firstWord)
            : new ApproximateNumbers(task, slot, firstWord);

    /// <summary>Adds an expression and returns its number.</summary>
    public abstract int Add(LinearExpression expression);

    /// <summary>Adds an expression whose value becomes that of a number, or is added to it, and returns the expression's number.</summary>
    public abstract int AddAmount(LinearExpression expression, int number);

    /// <summary>A unit of which an expression is a whole multiple in every state.</summary>
    /// <exception cref="OverflowException">Numbers are not exact.</exception>
    public virtual Rational UnitOf(LinearExpression expression) => throw new OverflowException("Numbers are not exact.");

    /// <summary>Adds an expression and returns its number.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="unit">A unit of which it is a whole multiple in every state.</param>
    public virtual int Add(LinearExpression expression, Rational unit) => throw new OverflowException("Numbers are not exact.");

    /// <summary>How many of its units an expression is.</summary>
    /// <exception cref="OverflowException">More than 64 bits hold, or numbers are not exact.</exception>
    public virtual long Units(int expression, ReadOnlySpan<ulong> state) => throw new OverflowException("Numbers are not exact.");

    /// <summary>The value of a number, nearly.</summary>
    public abstract double Number(ReadOnlySpan<ulong> state, int number);

    /// <summary>The value of an expression, nearly. The sign is exact where numbers are.</summary>
    public abstract double Value(int expression, ReadOnlySpan<ulong> state);

    /// <summary>The sign of an expression's value.</summary>
    public abstract int Sign(int expression, ReadOnlySpan<ulong> state);

    /// <summary>Writes the numbers at the start.</summary>
    public abstract void Begin(Span<ulong> state);

    /// <summary>Gives a number a new value.</summary>
    /// <param name="number">The number of the state.</param>
    /// <param name="amount">The expression, added for this number.</param>
    /// <param name="isAssignment">Whether it becomes the value; otherwise it is added to it.</param>
    /// <param name="state">The state before the action.</param>
    /// <param name="next">The state after it.</param>
    public abstract void Change(int number, int amount, bool isAssignment, ReadOnlySpan<ulong> state, Span<ulong> next);

    /// <summary>Whether a value, or one of this sign, compares so with 0.</summary>
    public static bool Holds(double value, ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.AtLeast => value >= 0,
        ComparisonOperator.Greater => value > 0,
        _ => value == 0,
    };
}
