using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>Compiles the formulas of one action schema, or of the goal: names become numbers, negations move inside.</summary>
internal sealed class LiftedCompiler
{
    /// <summary>The symbol of <c>(total-time)</c> in metrics: the number of steps.</summary>
    public const int TotalTimeSymbol = -1;

    private const string TotalTime = "total-time";
    private static readonly LiftedExpression Zero = new LiftedExpression.Number(0);

    private readonly Symbols symbols;
    private readonly bool[] isStatic;
    private readonly string place;
    private readonly bool isMetric;
    private readonly List<(string Name, int Slot)> scope = [];

    /// <param name="symbols">The numbers of the names.</param>
    /// <param name="isStatic">[predicate]: whether no action changes it.</param>
    /// <param name="place">What errors call the text, such as "the action 'fly'".</param>
    /// <param name="isMetric">Whether <c>(total-time)</c> is known.</param>
    public LiftedCompiler(Symbols symbols, bool[] isStatic, string place, bool isMetric = false)
    {
        this.isMetric = isMetric;
        this.symbols = symbols;
        this.isStatic = isStatic;
        this.place = place;
    }

    /// <summary>How many variables there were so far.</summary>
    public int SlotCount { get; private set; }

    public LiftedVariable[] Declare(ImmutableArray<TypedName> names)
    {
        var variables = new LiftedVariable[names.Length];
        for (int i = 0; i < variables.Length; i++)
        {
            int[] objects = symbols.ObjectsOf(names[i].Types);
            bool[] fits = new bool[symbols.Objects.Length];
            foreach (int thing in objects)
            {
                fits[thing] = true;
            }

            variables[i] = new LiftedVariable(names[i].Name, SlotCount, objects, fits);
            scope.Add((names[i].Name, SlotCount++));
        }

        return variables;
    }

    public LiftedCondition Compile(Formula formula, bool isPositive = true)
    {
        switch (formula)
        {
            case Formula.Atom atom:
                return new LiftedCondition.Literal(Compile(atom), isPositive);
            case Formula.Same same:
                int left = Term(same.Left);
                int right = Term(same.Right);
                return left == right || (left < 0 && right < 0)
                    ? (left == right) == isPositive ? LiftedCondition.True : LiftedCondition.False
                    : new LiftedCondition.Same(left, right, isPositive);
            case Formula.Not not:
                return Compile(not.Part, !isPositive);
            case Formula.And and:
                return Compile(and.Parts, isConjunction: isPositive, isPositive);
            case Formula.Or or:
                return Compile(or.Parts, isConjunction: !isPositive, isPositive);
            case Formula.Imply imply:
                return LiftedConditions.Join(
                    !isPositive, [Compile(imply.Premise, !isPositive), Compile(imply.Conclusion, isPositive)]);
            case Formula.ForAll all:
                return Quantify(isPositive, all.Variables, all.Body, isPositive);
            case Formula.Exists some:
                return Quantify(!isPositive, some.Variables, some.Body, isPositive);
            case Formula.Comparison comparison:
                return Compile(comparison, isPositive);
            default:
                throw new InputException($"A condition of {place} has a form that grounding does not know.");
        }
    }

    /// <summary>The changes of an effect, those with the same variables and condition together.</summary>
    public LiftedEffect[] Compile(Effect effect)
    {
        var effects = new List<LiftedEffect>();
        Compile([effect], [], LiftedCondition.True, effects);
        return effects.ToArray();
    }

    public LiftedExpression Compile(NumericExpression expression) => expression switch
    {
        NumericExpression.Number number => new LiftedExpression.Number(number.Value),
        NumericExpression.Function function => new LiftedExpression.Function(Compile(function)),
        NumericExpression.Negation negation =>
            new LiftedExpression.Operation(ArithmeticOperator.Subtract, Zero, Compile(negation.Part)),
        NumericExpression.Operation operation =>
            new LiftedExpression.Operation(operation.Operator, Compile(operation.Left), Compile(operation.Right)),
        _ => throw new InputException($"A number of {place} has a form that grounding does not know."),
    };

    private void Compile(
        List<Effect> effects, List<LiftedVariable> variables, LiftedCondition condition, List<LiftedEffect> into)
    {
        var adds = new List<LiftedAtom>();
        var deletes = new List<LiftedAtom>();
        var changes = new List<LiftedChange>();
        for (int i = 0; i < effects.Count; i++)
        {
            switch (effects[i])
            {
                case Effect.Literal literal:
                    (literal.IsPositive ? adds : deletes).Add(Compile(literal.Atom));
                    break;
                case Effect.Change change:
                    changes.Add(Compile(change));
                    break;
                case Effect.All all:
                    effects.AddRange(all.Parts);
                    break;
                case Effect.ForAll all:
                    int outer = scope.Count;
                    Compile([all.Body], [.. variables, .. Declare(all.Variables)], condition, into);
                    scope.RemoveRange(outer, scope.Count - outer);
                    break;
                case Effect.When conditional:
                    Compile([conditional.Body], variables, LiftedConditions.Join(true, [condition, Compile(conditional.Condition)]), into);
                    break;
            }
        }

        if (adds.Count + deletes.Count + changes.Count > 0)
        {
            into.Add(new LiftedEffect(
                variables.ToArray(),
                condition,
                LiftedConditions.Guards(condition, isPositive: true, isStatic),
                adds.ToArray(),
                deletes.ToArray(),
                changes.ToArray()));
        }
    }

    private LiftedChange Compile(Effect.Change change)
    {
        LiftedAtom target = Compile(change.Target);
        LiftedExpression amount = Compile(change.Amount);
        return change.Operator switch
        {
            ChangeOperator.Assign => new LiftedChange(target, amount, IsAssignment: true),
            ChangeOperator.Increase => new LiftedChange(target, amount, IsAssignment: false),
            ChangeOperator.Decrease => new LiftedChange(
                target, new LiftedExpression.Operation(ArithmeticOperator.Subtract, Zero, amount), IsAssignment: false),
            ChangeOperator.ScaleUp => Scale(ArithmeticOperator.Multiply),
            _ => Scale(ArithmeticOperator.Divide),
        };

        LiftedChange Scale(ArithmeticOperator operation) => new(
            target, new LiftedExpression.Operation(operation, new LiftedExpression.Function(target), amount), IsAssignment: true, IsScaling: true);
    }

    private LiftedCondition Compile(ImmutableArray<Formula> formulas, bool isConjunction, bool isPositive)
    {
        var parts = new List<LiftedCondition>(formulas.Length);
        foreach (Formula formula in formulas)
        {
            parts.Add(Compile(formula, isPositive));
        }

        return LiftedConditions.Join(isConjunction, parts);
    }

    private LiftedCondition Quantify(bool isUniversal, ImmutableArray<TypedName> names, Formula body, bool isPositive)
    {
        int outer = scope.Count;
        LiftedVariable[] variables = Declare(names);
        LiftedCondition compiled = Compile(body, isPositive);
        scope.RemoveRange(outer, scope.Count - outer);
        return LiftedConditions.Quantify(isUniversal, [.. variables], compiled, isStatic);
    }

    /// <summary>The comparison with 0 on the right, written by "at least", "greater" and "equal" alone.</summary>
    private LiftedCondition Compile(Formula.Comparison comparison, bool isPositive)
    {
        LiftedExpression left = Compile(comparison.Left);
        LiftedExpression right = Compile(comparison.Right);
        return (comparison.Operator, isPositive) switch
        {
            (ComparisonOperator.AtLeast, true) or (ComparisonOperator.Less, false) => Compare(left, right, ComparisonOperator.AtLeast),
            (ComparisonOperator.AtMost, true) or (ComparisonOperator.Greater, false) => Compare(right, left, ComparisonOperator.AtLeast),
            (ComparisonOperator.Greater, true) or (ComparisonOperator.AtMost, false) => Compare(left, right, ComparisonOperator.Greater),
            (ComparisonOperator.Less, true) or (ComparisonOperator.AtLeast, false) => Compare(right, left, ComparisonOperator.Greater),
            (ComparisonOperator.Equal, true) => Compare(left, right, ComparisonOperator.Equal),
            _ => LiftedConditions.Join(
                false,
                [Compare(left, right, ComparisonOperator.Greater), Compare(right, left, ComparisonOperator.Greater)]),
        };

        LiftedCondition.Comparison Compare(LiftedExpression larger, LiftedExpression smaller, ComparisonOperator relation) =>
            new(new LiftedExpression.Operation(ArithmeticOperator.Subtract, larger, smaller), relation, isDenied: !isPositive);
    }

    private LiftedAtom Compile(Formula.Atom atom) =>
        new(symbols.PredicateNumber(atom.Predicate, atom.Terms.Length), Terms(atom.Terms));

    private LiftedAtom Compile(NumericExpression.Function function) =>
        isMetric && function.Name == TotalTime && !symbols.HasFunction(TotalTime)
            ? new LiftedAtom(TotalTimeSymbol, [])
            : new LiftedAtom(symbols.FunctionNumber(function.Name, function.Terms.Length), Terms(function.Terms));

    private int[] Terms(ImmutableArray<string> names)
    {
        int[] terms = new int[names.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = Term(names[i]);
        }

        return terms;
    }

    private int Term(string name)
    {
        if (name[0] != '?')
        {
            return ~symbols.ObjectNumber(name);
        }

        for (int i = scope.Count - 1; i >= 0; i--)
        {
            if (scope[i].Name == name)
            {
                return scope[i].Slot;
            }
        }

        throw new InputException($"The variable '{name}' of {place} is not declared.");
    }
}
