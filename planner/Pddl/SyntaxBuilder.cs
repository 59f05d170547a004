using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Turns formulas, effects and numbers into the trees that they would be read from.</summary>
internal sealed class SyntaxBuilder
{
    private readonly Bindings bindings;

    private SyntaxBuilder(Bindings bindings) => this.bindings = bindings;

    public static SyntaxNode Build(Formula formula) => new SyntaxBuilder(new Bindings()).Of(formula);

    /// <summary>The formula with the names of things in place of the bound parameters.</summary>
    public static SyntaxNode Build(Formula formula, Bindings bindings) => new SyntaxBuilder(bindings).Of(formula);

    public static SyntaxNode Build(Effect effect) => new SyntaxBuilder(new Bindings()).Of(effect);

    /// <inheritdoc cref="Build(Formula, Bindings)"/>
    public static SyntaxNode Build(Effect effect, Bindings bindings) => new SyntaxBuilder(bindings).Of(effect);

    public static SyntaxNode Build(NumericExpression expression) => new SyntaxBuilder(new Bindings()).Of(expression);

    /// <summary>Parameters or objects with their types, which names that follow each other share.</summary>
    public static SyntaxNode[] Build(ImmutableArray<TypedName> things)
    {
        bool isTyped = false;
        foreach (TypedName thing in things)
        {
            isTyped |= thing.Types is not [TypeHierarchy.Root];
        }

        var nodes = new List<SyntaxNode>(things.Length);
        for (int i = 0; i < things.Length; i++)
        {
            nodes.Add(SyntaxNode.Word(things[i].Name));
            bool isLast = i + 1 == things.Length || !things[i].Types.AsSpan().SequenceEqual(things[i + 1].Types.AsSpan());
            if (isTyped && isLast)
            {
                nodes.Add(SyntaxNode.Word("-"));
                nodes.Add(things[i].Types is [var type] ? SyntaxNode.Word(type) : List("either", Array.ConvertAll(things[i].Types.ToArray(), SyntaxNode.Word)));
            }
        }

        return [.. nodes];
    }

    /// <summary>A list that begins with a word.</summary>
    public static SyntaxNode List(string head, params SyntaxNode[] rest) => SyntaxNode.List([SyntaxNode.Word(head), .. rest]);

    /// <summary>A number as texts state it.</summary>
    public static string Text(Rational number) => number.ToDecimalText();

    public static string Text(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => "<",
        ComparisonOperator.AtMost => "<=",
        ComparisonOperator.Equal => "=",
        ComparisonOperator.AtLeast => ">=",
        _ => ">",
    };

    private SyntaxNode Of(Formula formula) => formula switch
    {
        Formula.Atom atom => List(atom.Predicate, Words(atom.Terms)),
        Formula.Same same => List("=", Term(same.Left), Term(same.Right)),
        Formula.Not not => List("not", Of(not.Part)),
        Formula.And { Parts.IsEmpty: true } => SyntaxNode.List(),
        Formula.And and => List("and", Of(and.Parts)),
        Formula.Or or => List("or", Of(or.Parts)),
        Formula.Imply imply => List("imply", Of(imply.Premise), Of(imply.Conclusion)),
        Formula.ForAll all => Quantified("forall", all.Variables, () => Of(all.Body)),
        Formula.Exists exists => Quantified("exists", exists.Variables, () => Of(exists.Body)),
        Formula.Comparison comparison => List(Text(comparison.Operator), Of(comparison.Left), Of(comparison.Right)),
        _ => throw new ArgumentOutOfRangeException(nameof(formula)),
    };

    private SyntaxNode Of(Effect effect) => effect switch
    {
        Effect.Literal { IsPositive: true } literal => Of(literal.Atom),
        Effect.Literal literal => List("not", Of(literal.Atom)),
        Effect.All { Parts.IsEmpty: true } => SyntaxNode.List(),
        Effect.All all => List("and", Array.ConvertAll(all.Parts.ToArray(), Of)),
        Effect.ForAll all => Quantified("forall", all.Variables, () => Of(all.Body)),
        Effect.When conditional => List("when", Of(conditional.Condition), Of(conditional.Body)),
        Effect.Change change => List(Text(change.Operator), Of(change.Target), Of(change.Amount)),
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };

    private SyntaxNode Of(NumericExpression expression) => expression switch
    {
        NumericExpression.Number number => SyntaxNode.Word(Text(number.Value)),
        NumericExpression.Function function => List(function.Name, Words(function.Terms)),
        NumericExpression.Operation operation => List(Text(operation.Operator), Of(operation.Left), Of(operation.Right)),
        NumericExpression.Negation negation => List("-", Of(negation.Part)),
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private SyntaxNode[] Of(ImmutableArray<Formula> parts) => Array.ConvertAll(parts.ToArray(), Of);

    private SyntaxNode Quantified(string head, ImmutableArray<TypedName> variables, Func<SyntaxNode> body)
    {
        bindings.Hide(variables);
        SyntaxNode node = List(head, SyntaxNode.List(Build(variables)), body());
        bindings.Release(variables.Length);
        return node;
    }

    private SyntaxNode[] Words(ImmutableArray<string> terms) => Array.ConvertAll(terms.ToArray(), Term);

    private SyntaxNode Term(string term) => SyntaxNode.Word(bindings.Resolve(term));

    private static string Text(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Add => "+",
        ArithmeticOperator.Subtract => "-",
        ArithmeticOperator.Multiply => "*",
        _ => "/",
    };

    private static string Text(ChangeOperator change) => change switch
    {
        ChangeOperator.Assign => "assign",
        ChangeOperator.Increase => "increase",
        ChangeOperator.Decrease => "decrease",
        ChangeOperator.ScaleUp => "scale-up",
        _ => "scale-down",
    };
}
