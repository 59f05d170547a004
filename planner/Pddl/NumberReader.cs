using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads numbers and what is computed from them.</summary>
/// <param name="vocabulary">What may be spoken of.</param>
internal sealed class NumberReader(Vocabulary vocabulary)
{
    /// <summary>The number of steps, which metrics may speak of.</summary>
    public const string TotalTime = "total-time";

    private SourceText Source => vocabulary.Source;

    /// <summary>Whether the name is meant as a number.</summary>
    public static bool IsNumber(string name) =>
        char.IsAsciiDigit(name[0]) || (name.Length > 1 && name[0] is '-' or '+' or '.' && (char.IsAsciiDigit(name[1]) || name[1] == '.'));

    /// <summary>A number, a function or an operation on such.</summary>
    public NumericExpression Read(SyntaxNode node) => Read(node, isMetric: false, added: 0);

    /// <summary>A number that may speak of <see cref="TotalTime"/>.</summary>
    public NumericExpression ReadMetric(SyntaxNode node) => Read(node, isMetric: true, added: 0);

    /// <summary>A number as the text states it.</summary>
    public Rational ReadConstant(SyntaxNode node) =>
        node.Name is not { } name || !IsNumber(name)
            ? throw Source.Error(node.Offset, $"a number such as 3 or 2.5 is expected, not {node.Describe()}")
        : Rational.TryParse(name, out Rational value)
            ? value
            : throw Source.Error(node.Offset, $"'{name}' is no number such as 3 or 2.5e-3, or one of more than {Rational.MostDigits} digits");

    /// <param name="node">The text.</param>
    /// <param name="isMetric">Whether total-time has a meaning.</param>
    /// <param name="added">How much deeper the expression is nested than its text, because an operation has two operands.</param>
    private NumericExpression Read(SyntaxNode node, bool isMetric, int added)
    {
        // one more for the parentheses that a function's name can do without
        if (node.Depth + added + 1 >= SyntaxReader.DeepestNesting)
        {
            throw Source.Error(node.Offset, $"operations on two numbers each are nested deeper than {SyntaxReader.DeepestNesting}");
        }

        if (node.Name is { } name && IsNumber(name))
        {
            return new NumericExpression.Number(ReadConstant(node));
        }

        switch (node.Head)
        {
            case "+":
                return ReadOperation(node, ArithmeticOperator.Add, isMetric, added);
            case "*":
                return ReadOperation(node, ArithmeticOperator.Multiply, isMetric, added);
            case "-" when node.Children.Length == 2:
                return new NumericExpression.Negation(Read(node.Children[1], isMetric, added));
            case "-":
                return ReadOperation(node, ArithmeticOperator.Subtract, isMetric, added);
            case "/":
                return ReadOperation(node, ArithmeticOperator.Divide, isMetric, added);
            case "is-violated":
                throw Source.Error(node.Offset, "'is-violated' (preferences) is not supported");
        }

        if (isMetric && (node.Name == TotalTime || node is { Head: TotalTime, Children.Length: 1 }) && !vocabulary.IsFunction(TotalTime))
        {
            return new NumericExpression.Function(TotalTime, []);
        }

        // #t is the passing time of PDDL+
        return node is { IsList: false, Name: "#t" or "?duration" }
            ? throw Source.Error(node.Offset, $"'{node.Name}' (time) is not supported")
            : vocabulary.ReadFunction(node);
    }

    private NumericExpression ReadOperation(SyntaxNode node, ArithmeticOperator kind, bool isMetric, int added)
    {
        ReadOnlySpan<SyntaxNode> operands = node.Tail;
        bool mayHaveMany = kind is ArithmeticOperator.Add or ArithmeticOperator.Multiply;
        if (mayHaveMany ? operands.Length == 0 : operands.Length != 2)
        {
            throw Source.Error(node.Offset, $"'{node.Head}' takes {(mayHaveMany ? "two or more" : "two")} numbers, not {operands.Length}");
        }

        var parts = new NumericExpression[operands.Length];
        int levels = 0;
        while (1 << levels < operands.Length)
        {
            levels++;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = Read(operands[i], isMetric, added + Math.Max(0, levels - 1));
        }

        return Join(kind, parts);
    }

    /// <summary>Operations of two operands each, of least depth.</summary>
    private static NumericExpression Join(ArithmeticOperator kind, ReadOnlySpan<NumericExpression> parts)
    {
        if (parts.Length == 1)
        {
            return parts[0];
        }

        int half = (parts.Length + 1) / 2;
        return new NumericExpression.Operation(kind, Join(kind, parts[..half]), Join(kind, parts[half..]));
    }
}
