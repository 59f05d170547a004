using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Turns numbers with variables into linear expressions over numbered ground functions.</summary>
internal sealed class ExpressionGrounder(LiftedTask task, AtomPool changedFunctions)
{
    /// <summary>Stands for the number of steps in the terms of a metric.</summary>
    public const int TotalTime = -1;

    private readonly List<Rational> initialValues = [];

    /// <summary>The ground functions that may change and that some expression reads or some action changes.</summary>
    public AtomPool Numbers { get; } = new();

    /// <summary>The value of the number at the start.</summary>
    public Rational InitialValueOf(int number) => initialValues[number];

    /// <summary>The number of a function that may change; -1 where it has no value at the start.</summary>
    /// <exception cref="InputException">It has none at the start and is assigned one later.</exception>
    public int NumberOf(LiftedAtom function, int[] binding)
    {
        ReadOnlySpan<int> arguments = function.Bind(binding, stackalloc int[8]);
        int known = Numbers.Find(function.Symbol, arguments);
        if (known >= 0)
        {
            return known;
        }

        int valued = task.ValuedFunctions.Find(function.Symbol, arguments);
        if (valued < 0)
        {
            return task.IsAssigned[function.Symbol]
                ? throw new InputException(
                    $"{Describe(function.Symbol, arguments)} has no value at the start and is assigned one later; give it one in :init.")
                : -1;
        }

        initialValues.Add(task.InitialValues[valued]);
        return Numbers.Intern(function.Symbol, arguments);
    }

    /// <summary>The expression as a weighted sum; null where it has no value in any state.</summary>
    /// <exception cref="NonlinearException">Two numbers that change are multiplied, or divided by one another.</exception>
    /// <exception cref="OverflowException">A coefficient is too long.</exception>
    public LinearExpression? Ground(LiftedExpression expression, int[] binding)
    {
        switch (expression)
        {
            case LiftedExpression.Number number:
                return new LinearExpression([], number.Value);
            case LiftedExpression.Function function:
                return Ground(function.Atom, binding);
            default:
                var operation = (LiftedExpression.Operation)expression;
                return Ground(operation.Left, binding) is { } left && Ground(operation.Right, binding) is { } right
                    ? Combine(operation, left, right, binding)
                    : null;
        }
    }

    private LinearExpression? Ground(LiftedAtom function, int[] binding)
    {
        if (function.Symbol == LiftedCompiler.TotalTimeSymbol)
        {
            return new LinearExpression([(TotalTime, 1)], 0);
        }

        ReadOnlySpan<int> arguments = function.Bind(binding, stackalloc int[8]);
        if (changedFunctions.Find(function.Symbol, arguments) >= 0)
        {
            int number = NumberOf(function, binding);
            return number < 0 ? null : new LinearExpression([(number, 1)], 0);
        }

        int valued = task.ValuedFunctions.Find(function.Symbol, arguments);
        return valued < 0 ? null : new LinearExpression([], task.InitialValues[valued]);
    }

    private LinearExpression? Combine(LiftedExpression.Operation operation, LinearExpression left, LinearExpression right, int[] binding)
    {
        switch (operation.Kind)
        {
            case ArithmeticOperator.Add:
                return LinearArithmetic.Add(left, right, 1);
            case ArithmeticOperator.Subtract:
                return LinearArithmetic.Add(left, right, -1);
            case ArithmeticOperator.Multiply when right.IsConstant:
                return LinearArithmetic.Scale(left, right.Constant);
            case ArithmeticOperator.Multiply when left.IsConstant:
                return LinearArithmetic.Scale(right, left.Constant);
            case ArithmeticOperator.Divide when right.IsConstant && right.Constant == 0:
                return null;
            case ArithmeticOperator.Divide when right.IsConstant:
                var terms = new (int Number, Rational Coefficient)[left.Terms.Length];
                for (int i = 0; i < terms.Length; i++)
                {
                    terms[i] = (left.Terms[i].Number, left.Terms[i].Coefficient / right.Constant);
                }

                return new LinearExpression([.. terms], left.Constant / right.Constant);
            default:
                throw new NonlinearException(new LiftedText(task.Symbols, binding).Write(operation));
        }
    }

    private string Describe(int function, ReadOnlySpan<int> arguments) =>
        $"({string.Join(' ', [task.Symbols.Functions[function].Name, .. task.Symbols.Names(arguments)])})";
}
